using EffNet.Language.Networks.Operators;

namespace EffNet.Docs.Tests;

/// <summary>The reference of operators is what the operators say of themselves.</summary>
public sealed class OperatorReferenceTests
{
    private const string Document = "docs/language.md";

    [Fact]
    public void The_reference_lists_every_operator_correctly()
    {
        var document = Repository.Read(Document);
        var start = document.IndexOf('\n', document.IndexOf("<!-- begin operators", StringComparison.Ordinal)) + 1;
        var end = document.IndexOf("<!-- end operators", StringComparison.Ordinal);
        ReceivedPage.Matches(Document, "operators", document[..start] + Reference() + document[end..]);
    }

    [Fact]
    public void Every_argument_has_a_description() =>
        Assert.All(StageOperator.All.SelectMany(o => o.Arguments), a => Assert.NotEqual(string.Empty, a.Meaning));

    private static string Reference() => string.Concat(StageOperator.All.Select(Section)) + "\n";

    private static string Section(StageOperator @operator)
    {
        var rows = @operator.Arguments.Where(a => a != ArgumentRule.At).Select(a =>
            $"| `{a.Name}`{(a.Required ? string.Empty : ", optional")} | {a.Meaning} | {Values(a)} |\n");
        return $"\n### {@operator.Name}\n\n{@operator.Summary}\n\n| argument | | takes |\n|---|---|---|\n{string.Concat(rows)}";
    }

    private static string Values(ArgumentRule argument) => argument.Words.Length > 0
        ? string.Join(", ", argument.Words.Select(w => $"`{w}`"))
        : argument.Range + string.Concat(argument.Bases.Skip(1).Select(b => $", or that `of {b}`"));
}
