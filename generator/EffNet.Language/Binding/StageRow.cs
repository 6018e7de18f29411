using EffNet.Language.Networks;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Binding;

/// <summary>A row of a family's stage table with the locations for messages.</summary>
/// <param name="Definition">The stage that the row declares.</param>
/// <param name="Syntax">The syntax of the row.</param>
/// <param name="Arguments">The arguments with their locations.</param>
internal sealed record StageRow(StageDefinition Definition, PropertySyntax Syntax, ArgumentSet Arguments)
{
    /// <summary>Returns the location of the argument <paramref name="name"/>; the location of the stage's name if the argument was not written.</summary>
    public TextSpan SpanOf(string name) => Arguments.Has(name) ? Arguments.SpanOf(name) : Syntax.Name.Span;
}
