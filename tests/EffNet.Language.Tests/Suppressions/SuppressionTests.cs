using EffNet.Language.Diagnostics;

namespace EffNet.Language.Tests.Suppressions;

/// <summary><c>// effnet: ignore EFN3010, because …</c>.</summary>
public sealed class SuppressionTests
{
    private const string Odd = "variant X { resolution: 33; }";
    private const string Missed = "variant X { require flops <= 1K; }";

    [Theory]
    [InlineData(Odd + " // effnet: ignore EFN3010", "")]
    [InlineData(Odd + " // effnet: ignore EFN3010, images are padded by hand", "")]
    [InlineData(Odd + " //effnet:ignore\tEFN3010", "")]
    [InlineData(Odd + " //   effnet: ignore EFN3010", "")]
    [InlineData("// effnet: ignore EFN3010\n    " + Odd, "")]
    [InlineData("// effnet: ignore EFN3010\n    // and another comment\n\n    " + Odd, "")]
    [InlineData("// effnet: ignore EFN4001\n    // effnet: ignore EFN3010\n    variant X { resolution: 33; require flops <= 1K; }", "")]
    [InlineData("variant X { resolution: 33; require flops <= 1K; } // effnet: ignore EFN4001 EFN3010", "")]
    [InlineData("variant X { resolution: 33; require flops <= 1K; } // effnet: ignore EFN4001, EFN3010, both known", "")]
    [InlineData("variant X { resolution: 33; require flops <= 1K; } // effnet: ignore EFN4001", "EFN3010")]
    [InlineData("variant X\n    {\n        dropout: 0.1;\n        // effnet: ignore EFN3010\n        resolution: 33;\n    }", "")]
    [InlineData("variant X\n    {\n        resolution: 33; // effnet: ignore EFN3010\n        dropout: 0.1;\n    }", "")]
    [InlineData("variant X\n    {\n        resolution: 33;\n        dropout: 0.1; // effnet: ignore EFN3010\n    }", "EFN3010 EFN1113")]
    [InlineData(Odd + "\n    // effnet: ignore EFN3010", "EFN3010 EFN1113")]
    [InlineData(Odd + " /* effnet: ignore EFN3010 */", "")]
    [InlineData(Odd + " // effnet is right: EFN3010", "EFN3010")]
    [InlineData(Odd + " // effnet: ignore EFN3010 EFN2005", "EFN1113")]
    [InlineData(Odd + " // effnet: ignore EFN3010 EFN9999", "EFN1113")]
    [InlineData("// effnet: ignore EFN3010\n    " + Odd + " // effnet: ignore EFN3010", "EFN1113")]
    [InlineData(Odd + " // effnet: ignore EFN3010 EFN3010", "EFN1113")]
    [InlineData(Odd + " // effnet: ignore efn3010", "EFN3010 EFN1113")]
    [InlineData(Odd + " // effnet: suppress EFN3010", "EFN3010 EFN1113")]
    [InlineData("variant X { phi: 9x; } // effnet: ignore EFN1004", "EFN1004 EFN1113")]
    [InlineData(Missed + " // effnet: ignore EFN4001", "")]
    public void A_comment_suppresses_its_diagnostics_on_its_line(string variant, string left)
    {
        var text = Source.WithVariant(variant);
        foreach (var file in new[] { text, text.ReplaceLineEndings("\r\n"), text.ReplaceLineEndings("\r") })
        {
            var compiled = ModelCompiler.Compile(file);
            Assert.Equal(left, string.Join(' ', compiled.Diagnostics.Select(d => d.Rule.Id)));
            Soundness.Check(file, compiled);
        }
    }

    [Theory]
    [InlineData("// effnet: ignore EFN2005, «EFN3010»", "EFN3010 is not reported here")]
    [InlineData("// effnet: ignore EFN2005 «EFN9999»", "Unknown diagnostic 'EFN9999'")]
    [InlineData("// effnet: ignore EFN2005, «EFN1101»", "EFN1101 cannot be suppressed")]
    public void A_suppression_without_effect_is_reported_at_its_id(string comment, string message)
    {
        var diagnostic = Mistake.IsReportedOnce("EFN1113", Source.WithVariant($"variant X {{ width: 3; }} {comment}"), "X");
        Assert.StartsWith(message, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Rule.Severity);
    }

    [Fact]
    public void A_suppressed_error_does_not_fail_the_compilation()
    {
        Assert.True(ModelCompiler.Compile(Source.WithVariant(Missed)).HasErrors);
        Assert.False(ModelCompiler.Compile(Source.WithVariant($"{Missed} // effnet: ignore EFN4001")).HasErrors);
    }

    [Fact]
    public void A_suppressed_diagnostic_does_not_change_the_model() =>
        Assert.Equal(ModelCompiler.Compile(Source.WithVariant(Missed)).Model, ModelCompiler.Compile(Source.WithVariant($"{Missed} // effnet: ignore EFN4001")).Model);

    [Fact]
    public void Only_rules_that_do_not_break_the_network_can_be_suppressed() => Assert.All(DiagnosticRules.All, rule =>
    {
        var text = Source.WithVariant($"variant X {{ phi: 0; }} // effnet: ignore {rule.Id}");
        var message = Assert.Single(ModelCompiler.Compile(text).Diagnostics).Message;
        Assert.Equal(rule.BreaksNetwork, message.Contains("cannot be suppressed", StringComparison.Ordinal));
    });

    [Fact]
    public void A_suppression_above_a_file_applies_only_to_its_first_line()
    {
        var text = "// effnet: ignore EFN3010\n" + Source.WithVariant(Odd);
        Assert.Equal(["EFN1113", "EFN3010"], ModelCompiler.Compile(text).Diagnostics.Select(d => d.Rule.Id));
    }

    [Fact]
    public void A_suppression_at_the_end_of_a_file_without_a_last_line_end_is_read() =>
        Assert.Equal("EFN1113", Assert.Single(ModelCompiler.Compile(Source.Valid + "// effnet: ignore EFN4001").Diagnostics).Rule.Id);
}
