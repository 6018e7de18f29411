using EffNet.Language.Diagnostics;

namespace EffNet.Language.Tests.Mistakes;

/// <summary>Unbalanced braces, parentheses and comments, from which recovery is hardest.</summary>
public sealed class RecoveryTests
{
    /// <summary>The profile, or the variant that another extends, may be declared in the comment.</summary>
    [Theory]
    [InlineData("variant X { profile: later; }")]
    [InlineData("variant X { extends: Later; }")]
    [InlineData("variant X { extends: Later; } variant Y { extends: X; }")]
    public void A_name_that_may_be_declared_in_an_unclosed_comment_breaks_only_the_variants_that_use_it(string variants)
    {
        var compiled = ModelCompiler.Compile(Source.Alone(variants + " variant Whole { }") + "/* profile later");

        var mistake = Assert.Single(compiled.Diagnostics, d => d.Rule.BreaksNetwork);
        Assert.All(compiled.Model.Families.Single().Variants, variant => Assert.Equal(variant.Name == "Whole" ? null : mistake.Rule.Id, variant.Broken?.Id));
        Assert.All(compiled.Model.Families.Single().Variants, variant => Assert.Equal(variant.Name == "Whole", variant.Network is not null));
    }

    [Theory]
    [InlineData("EFN1101", "paper { «parametrs»: 5M; }")]
    [InlineData("EFN1101", "require «speed» <= 1M;")]
    [InlineData("EFN1108", "type: «wide»;")]
    public void An_error_in_a_setting_that_is_not_inherited_does_not_break_derived_variants(string id, string mistake) =>
        Mistake.IsReportedOnce(id, Source.WithVariant($"variant X {{ phi: 0; {mistake} }}\n    variant Heir {{ extends: X; }}"), "Before", "Heir", "After", "Elsewhere");

    [Fact]
    public void A_variant_that_is_not_closed_ends_where_the_next_one_begins() =>
        Mistake.IsReportedOnce("EFN1003", Source.WithVariant("variant X\n    «{»\n        phi: 0;"), "Before", "After", "Elsewhere");

    [Fact]
    public void A_variant_that_is_not_closed_on_its_line_ends_where_the_next_one_begins() =>
        Mistake.IsReportedOnce("EFN1003", Source.WithVariant("variant X «{» phi: 0;"), "Before", "After", "Elsewhere");

    [Fact]
    public void An_unclosed_last_variant_of_a_family_causes_one_error_and_breaks_only_itself()
    {
        var text = Source.Valid.Replace("variant After { phi: 0; }", "variant After { phi: 0;", StringComparison.Ordinal);
        Mistake.IsReportedOnce("EFN1003", text, "Before", "X", "Elsewhere");
    }

    [Fact]
    public void An_unclosed_last_variant_of_a_file_causes_one_error_and_breaks_only_itself()
    {
        var text = Source.Valid.Replace("variant Elsewhere { phi: 0; }", "variant Elsewhere { phi: 0;", StringComparison.Ordinal);
        Mistake.IsReportedOnce("EFN1003", text, "Before", "X", "After");
    }

    [Fact]
    public void A_variant_without_an_opening_brace_causes_one_error() =>
        Mistake.IsReportedOnce("EFN1002", Source.WithVariant("variant X phi: 0; }"), "Before", "After", "Elsewhere");

    [Fact]
    public void A_variant_with_a_semicolon_instead_of_a_block_causes_one_error() =>
        Mistake.IsReportedOnce("EFN1002", Source.WithVariant("variant X;"), "Before", "After", "Elsewhere");

    [Fact]
    public void A_variant_without_any_text_after_its_name_causes_one_error() =>
        Mistake.IsReportedOnce("EFN1002", Source.WithVariant("variant X"), "Before", "Elsewhere");

    [Fact]
    public void A_variant_name_with_non_ASCII_letters_causes_one_error_and_breaks_only_its_variant() =>
        Mistake.IsReportedOnce("EFN1001", Source.WithVariant("variant «Ж» { phi: 0; }"), "Before", "After", "Elsewhere");

    [Fact]
    public void An_extra_brace_after_a_variant_does_not_end_the_family() =>
        Mistake.IsReportedOnce("EFN1003", Source.WithVariant("variant X { phi: 0; }«}»"), "Before", "After", "Elsewhere");

    [Fact]
    public void An_extra_brace_inside_a_variant_does_not_end_the_family() =>
        Mistake.IsReportedOnce("EFN1003", Source.WithVariant("variant X { paper { flops: 1G; }} phi: 0; }"), "Before", "After", "Elsewhere");

    [Fact]
    public void An_unclosed_block_inside_a_variant_breaks_only_its_variant() =>
        Mistake.IsReportedOnce(
            "EFN1003", Source.WithVariant("variant X\n    {\n        paper «{» flops: 1G;\n        phi: 0;\n    }"), "Before", "After", "Elsewhere");

    [Fact]
    public void An_unclosed_rounding_block_breaks_only_its_family() =>
        Mistake.IsReportedOnce("EFN1003", Source.WithExtra("rounding «{» depth: ceiling;"), "Elsewhere");

    [Fact]
    public void A_family_that_is_not_closed_ends_where_the_next_one_begins() =>
        Mistake.IsReportedOnce(
            "EFN1003",
            Source.Valid.Replace("After { phi: 0; }\n}", "After { phi: 0; }\n", StringComparison.Ordinal).Replace("Net\n{", "Net\n«{»", StringComparison.Ordinal),
            "Elsewhere");

    [Fact]
    public void An_unclosed_comment_inside_a_variant_is_the_only_error() =>
        Mistake.IsReportedOnce("EFN1003", Source.WithVariant("variant X { «/*» phi: 0; }"), "Before");

    [Fact]
    public void An_unclosed_comment_does_not_break_the_variants_before_it() =>
        Mistake.IsReportedOnce("EFN1003", Source.WithVariant("«/*» variant X { phi: 0; }"), "Before");

    [Theory]
    [InlineData("EFN1009", "width: ", "wide(", "")]
    [InlineData("EFN1009", "width: ", "wide(", "); }")]
    [InlineData("EFN1009", "", "deep {", "")]
    [InlineData("EFN1003", "", "deep { value: wide(", "")]
    [InlineData("EFN1009", "", "variant D {", "")]
    [InlineData("EFN1002", "width: ", "(", "; }")]
    public void Extreme_nesting_causes_one_error(string id, string before, string open, string after) =>
        Mistake.IsReportedOnce(id, Source.WithVariant($"variant X {{ {before}{Many(open)}{after}"), "Before");

    [Theory]
    [InlineData("EFN1009", "width: ", "wide(", ")", "; }")]
    [InlineData("EFN1009", "", "deep {", "}", " }")]
    [InlineData("EFN1002", "", "{", "}", " }")]
    public void Extreme_nesting_that_is_closed_again_causes_one_error(string id, string before, string open, string close, string after) =>
        Mistake.IsReportedOnce(id, Source.WithVariant($"variant X {{ {before}{Many(open)}{Many(close)}{after}"), "Before");

    [Theory]
    [InlineData("variant X { phi 0; }", "variant Y { phi: @; }", "EFN1002", "EFN1001")]
    [InlineData("variant X { phi: 0 }", "variant Y { phi: @; }", "EFN1002", "EFN1001")]
    [InlineData("variant X\n{\n phi: 0\n}", "variant Y { phi: 0; } ?", "EFN1002", "EFN1001")]
    [InlineData("variant X { norm: batch(eps: 1e-3, momentum: 0.1; }", "variant Y { phi: @; }", "EFN1003", "EFN1001")]
    [InlineData("variant X { phi: 9x; }", "variant Y { phi: 0 }", "EFN1004", "EFN1002")]
    [InlineData("variant X { dropuot: 0.1; }", "variant Y { dropuot: 0.1; }", "EFN1101", "EFN1101")]
    public void Two_mistakes_are_two_diagnostics(string first, string second, string firstId, string secondId)
    {
        var compiled = ModelCompiler.Compile(Source.WithVariant($"{first}\n    {second}"));
        Assert.Equal([firstId, secondId], compiled.Diagnostics.Select(d => d.Rule.Id));
    }

    [Fact]
    public void A_half_typed_word_is_reported_on_its_own_line()
    {
        const string Text = "variant X\n    {\n        drop\n        phi: 0;\n    }";
        var file = Source.WithVariant(Text);
        var compiled = ModelCompiler.Compile(file);
        var line = compiled.Lines.GetPosition(file.IndexOf("drop", StringComparison.Ordinal)).Line;
        Assert.All(compiled.Diagnostics, d => Assert.Equal(line, compiled.Lines.GetPosition(d.Span.Start).Line));
        Assert.NotEmpty(compiled.Diagnostics);
    }

    [Fact]
    public void Diagnostics_are_in_the_order_of_the_file()
    {
        var text = Source.File(@namespace: "namespace 5;", tail: "?").Replace("phi: 0", "phi: 9x", StringComparison.Ordinal);
        var starts = ModelCompiler.Compile(text).Diagnostics.Select(d => d.Span.Start).ToList();
        Assert.True(starts.Count >= 4);
        Assert.Equal(starts.Order(), starts);
    }

    [Fact]
    public void A_broken_variant_has_the_id_and_message_of_its_error()
    {
        var text = Source.WithVariant("variant X { phi: 9x; }");
        var compiled = ModelCompiler.Compile(text);
        var broken = Effnet.Variants(compiled).Single(v => v.Name == "X").Broken!;
        Assert.Equal(("EFN1004", compiled.Diagnostics[0].Message), (broken.Id, broken.Message));
        Assert.True(compiled.HasErrors);
    }

    [Theory]
    [InlineData("EFN3001", "at: 16);\n    top", "at: 17);\n    top")]
    [InlineData("EFN4001", "variant X { phi: 0; }", "variant X { phi: 0; require flops = 1; }")]
    public void A_missed_requirement_or_resolution_is_an_error_but_the_network_is_built(string id, string sound, string claim)
    {
        var compiled = ModelCompiler.Compile(Source.Valid.ReplaceFirst(sound, claim));
        Assert.Equal(id, Assert.Single(compiled.Diagnostics).Rule.Id);
        Assert.Equal(DiagnosticSeverity.Error, compiled.Diagnostics[0].Rule.Severity);
        Assert.Equal(["Before", "X", "After", "Elsewhere"], Effnet.Built(compiled));
    }

    private static string Many(string piece) => string.Concat(Enumerable.Repeat(piece, 50_000));
}
