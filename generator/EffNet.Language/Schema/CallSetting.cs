using System.Collections.Immutable;
using EffNet.Language.Parameters;

namespace EffNet.Language.Schema;

/// <summary>A setting that takes a call: <c>input: image(channels: 3, size: 224);</c>.</summary>
/// <param name="Container">The kind of block.</param>
/// <param name="Word">The word.</param>
/// <param name="Function">The function.</param>
/// <param name="Parameters">The function's parameters.</param>
/// <param name="Example">The statement with an example value.</param>
/// <param name="Meaning">The meaning.</param>
public sealed record CallSetting(BlockKind Container, string Word, string Function, ImmutableArray<Parameter> Parameters, string Example, string Meaning)
    : Setting(Container, Word, Example, Meaning)
{
    /// <summary>Gets whether the first argument may be written without its name.</summary>
    public bool IsFirstPositional { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<string> ValueWords => ImmutableArray.Create(Function);
}
