using EffNet.Language.Networks.Operators;
using EffNet.Language.Parameters;

namespace EffNet.Docs.Tests;

/// <summary>The reference of operators equals the descriptions in the code of the operators.</summary>
public sealed class OperatorReferenceTests
{
    private const string Document = "docs/language.md";

    [Fact]
    public void The_reference_of_operators_equals_the_text_from_the_code()
    {
        var document = Repository.Read(Document);
        var start = document.IndexOf('\n', document.IndexOf("<!-- begin operators", StringComparison.Ordinal)) + 1;
        var end = document.IndexOf("<!-- end operators", StringComparison.Ordinal);
        ReceivedPage.Matches(Document, "operators", document[..start] + Reference() + document[end..]);
    }

    [Fact]
    public void Every_parameter_of_an_operator_has_a_description() =>
        Assert.All(StageOperator.All.SelectMany(o => o.Parameters), p => Assert.NotEqual(string.Empty, p.Meaning));

    private static string Reference() => string.Concat(StageOperator.All.Select(Section)) + "\n";

    private static string Section(StageOperator @operator)
    {
        var rows = @operator.Parameters.Where(p => p != StageParameters.At).Select(p =>
            $"| `{p.Name}`{(p.IsRequired ? string.Empty : ", optional")} | {p.Meaning} | {Values(p)} |\n");
        return $"\n### {@operator.Name}\n\n{@operator.Summary}\n\n| argument | | takes |\n|---|---|---|\n{string.Concat(rows)}";
    }

    private static string Values(Parameter parameter)
    {
        if (parameter.Words.Length > 0)
            return string.Join(", ", parameter.Words.Select(w => $"`{w}`"));
        var unit = parameter.Unit.Length > 0 ? $" ({parameter.Unit})" : string.Empty;
        return parameter.Accepted + unit + string.Concat(parameter.Bases.Skip(1).Select(b => $", optionally followed by `of {b}`"));
    }
}
