using EffNet.Language.Networks;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Binding;

/// <summary>One row of a family's stage table, with the places a message may point at.</summary>
/// <param name="Definition">What it says.</param>
/// <param name="Syntax">Where it says so.</param>
/// <param name="Arguments">Where its arguments stand.</param>
internal sealed record StageRow(StageDefinition Definition, PropertySyntax Syntax, ArgumentSet Arguments)
{
    /// <summary>Where argument <paramref name="name"/> stands; the stage's name where it was left out.</summary>
    public TextSpan SpanOf(string name) => Arguments.Has(name) ? Arguments.SpanOf(name) : Syntax.Name.Span;
}
