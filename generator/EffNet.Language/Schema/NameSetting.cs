namespace EffNet.Language.Schema;

/// <summary>A setting that takes the name of a declaration or type: <c>extends: B0;</c>.</summary>
/// <param name="Container">The kind of block.</param>
/// <param name="Word">The word.</param>
/// <param name="Example">The statement with an example value.</param>
/// <param name="Meaning">The meaning.</param>
public sealed record NameSetting(BlockKind Container, string Word, string Example, string Meaning) : Setting(Container, Word, Example, Meaning);
