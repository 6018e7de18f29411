namespace EffNet.Language.Schema;

/// <summary>A block within a block: <c>rounding { … }</c>.</summary>
/// <param name="Container">The kind of block that contains it.</param>
/// <param name="Word">The word.</param>
/// <param name="Content">The kind of the block itself.</param>
/// <param name="Example">The block with example settings.</param>
/// <param name="Meaning">The meaning.</param>
public sealed record BlockSetting(BlockKind Container, string Word, BlockKind Content, string Example, string Meaning) : Setting(Container, Word, Example, Meaning)
{
    /// <summary>Gets whether the block may appear more than once although no name follows the word.</summary>
    public bool IsRepeatable { get; init; }
}
