using System.Collections.Immutable;
using EffNet.Language.Parameters;

namespace EffNet.Language.Schema;

/// <summary>A setting that takes a number or a word: <c>classes: 1000;</c>.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Container">The kind of block.</param>
/// <param name="Parameter">The word and the values that it takes.</param>
/// <param name="Meaning">The meaning.</param>
public sealed record ValueSetting<T>(BlockKind Container, Parameter<T> Parameter, string Meaning)
    : Setting(Container, Parameter.Name, $"{Parameter.Sample};", Meaning)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> ValueWords => Parameter.Words;
}
