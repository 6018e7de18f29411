using EffNet.Language.Diagnostics;

namespace EffNet.Language.Tests.Syntax;

/// <summary>Mistakes in the form of statements and headings: one error at the right characters, and a fix that leaves no other error.</summary>
public sealed class SyntaxMistakeTests
{
    private const string Stage = "kernel: 3, stride: 1, channels: 8";

    [Theory]
    [InlineData($"body: conv«(»{Stage}\n    more: conv({Stage});")]
    [InlineData($"body: conv«(»{Stage},\n    more: conv({Stage});")]
    [InlineData($"body: conv«(»{Stage}\n    more: mbconv(kernel: 3, stride: 1, expand: 6, channels: 8, layers: 1, se: 0.25 of expanded);")]
    [InlineData($"drop_path: linear«(»0.2\n    body: conv({Stage});")]
    public void A_line_without_its_parenthesis_and_semicolon_does_not_take_those_of_the_next_line(string stages)
    {
        var diagnostic = Check("EFN1003", Source.WithStatement(stages, "body"), "')'", "Elsewhere");
        Assert.Equal("Insert ');'", Assert.Single(diagnostic.Fixes).Title);
    }

    [Fact]
    public void Arguments_may_be_on_their_own_lines() =>
        Effnet.CompileCleanly(Source.WithExtra("rounding\n    {\n        width: divisible(\n            by: 8,\n            within: 10%);\n    }"));

    [Theory]
    [InlineData("require flops < 9G;\n        require parameters < 9M;", "EFN1001 EFN1001")]
    [InlineData("require flops 9G; require flops 9G;", "EFN1002 EFN1002")]
    [InlineData("require\n        require\n", "EFN1002 EFN1002")]
    public void Requirements_that_cannot_be_read_are_not_duplicates(string requirements, string ids)
    {
        var compiled = ModelCompiler.Compile(Source.WithVariant($"variant X\n    {{\n        {requirements}\n    }}"));
        Assert.Equal(ids, string.Join(' ', compiled.Diagnostics.Select(d => d.Rule.Id)));
    }

    /// <summary>Asserts that the only error is of rule <paramref name="id"/> at the marked characters, with <paramref name="fact"/>, and that its fix leaves no error.</summary>
    private static Diagnostic Check(string id, string marked, string fact, params string[] survivors)
    {
        var diagnostic = Mistake.IsReportedOnce(id, marked, survivors);
        Assert.Contains(fact, diagnostic.Message, StringComparison.Ordinal);
        var faults = Fixes.FindFaults(Marked.Parse(marked).Text).ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        return diagnostic;
    }
}
