using EffNet.Language.Diagnostics;

namespace EffNet.Language.Tests.Robustness;

/// <summary>Malicious text is one clear diagnostic, and the text around it is still compiled.</summary>
public sealed class HostileInputTests
{
    [Fact]
    public void A_file_of_the_maximum_length_is_compiled()
    {
        var text = Source.Valid + new string(' ', ModelCompiler.MaximumLength - Source.Valid.Length);
        Assert.Equal(1 << 20, text.Length);
        Assert.Equal(["Before", "X", "After", "Elsewhere"], Effnet.Built(Effnet.CompileCleanly(text)));
    }

    [Theory]
    [InlineData((1 << 20) + 1)]
    [InlineData(100_000_000)]
    public void A_file_above_the_maximum_length_causes_one_error(int length)
    {
        var diagnostic = Assert.Single(ModelCompiler.Compile(Source.Valid.PadRight(length, '{')).Diagnostics);
        Assert.Equal("EFN1008", diagnostic.Rule.Id);
        Assert.Contains("the limit of 1,048,576 characters", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(1_000_000)]
    public void Every_file_above_the_maximum_length_has_the_same_error(int beyond)
    {
        var length = ModelCompiler.MaximumLength + beyond;
        Assert.Equal(ModelCompiler.TooLarge().Diagnostics, ModelCompiler.Compile(new string('\0', length)).Diagnostics);
    }

    [Theory]
    [InlineData("EFN2003", "phi: «-1e9»;")]
    [InlineData("EFN1106", "resolution: «1e9»;")]
    [InlineData("EFN1106", "resolution: «1e28»;")]
    [InlineData("EFN1004", "phi: «1e400»;")]
    [InlineData("EFN1004", "width: «1e999999999999»;")]
    [InlineData("EFN1106", "width: «1e9»;")]
    [InlineData("EFN1106", "depth: «1e28»;")]
    [InlineData("EFN1004", "require flops <= «1e400»;")]
    [InlineData("EFN4002", "phi: solve(flops <= «1e-27»);")]
    public void An_extreme_number_causes_one_error(string id, string setting) =>
        Mistake.IsReportedOnce(id, Source.WithVariant($"variant X {{ {setting} }}"), "Before", "After", "Elsewhere");

    [Theory]
    [InlineData("phi: 1e9;")]
    [InlineData("phi: 1e28;")]
    [InlineData("body { layers: 1_000; expand: 64; } depth: 1_000;")]
    public void An_extreme_network_causes_one_error(string settings) =>
        Mistake.IsReportedOnce("EFN3003", Source.WithVariant($"variant «X» {{ {settings} }}"), "Before", "After", "Elsewhere");

    [Theory]
    [InlineData("(", "EFN1002")]
    [InlineData("a(", "EFN1009")]
    [InlineData("1 of ", "EFN1002")]
    [InlineData("from 1 to ", "EFN1002")]
    [InlineData("-", "EFN1001")]
    public void A_value_that_repeats_tokens_50_000_times_causes_one_error(string piece, string id)
    {
        var many = string.Concat(Enumerable.Repeat(piece, 50_000));
        Mistake.IsReportedOnce(id, Source.WithVariant($"variant X {{ width: {many}; }}"), "Before");
    }

    [Fact]
    public void Nested_targets_cause_one_error() =>
        Mistake.IsReportedOnce("EFN1002", Source.WithVariant($"variant X {{ phi: solve(flops <= {string.Concat(Enumerable.Repeat("solve(flops <= ", 50_000))}; }}"), "Before");

    [Theory]
    [InlineData("{ ", "EFN1002")]
    [InlineData("a { ", "EFN1009")]
    [InlineData("search S { ", "EFN1009")]
    [InlineData("variant V { ", "EFN1009")]
    public void Endlessly_nested_blocks_cause_one_error(string piece, string id)
    {
        var many = string.Concat(Enumerable.Repeat(piece, 80_000));
        Mistake.IsReportedOnce(id, Source.WithVariant($"variant X {{ {many}"), "Before");
    }

    [Theory]
    [InlineData("variant V ")]
    [InlineData("variant V; ")]
    [InlineData("variant V\n")]
    [InlineData("search S ")]
    [InlineData("type T ")]
    [InlineData("require flops\n")]
    [InlineData("search S { alpha: 1; }\n")]
    [InlineData("body { layers: 2; }\n")]
    [InlineData("// effnet: ignore EFN3010\n")]
    [InlineData("// effnet: ignore EFN1\n")]
    public void A_declaration_that_is_repeated_20_000_times_has_sound_diagnostics(string piece)
    {
        var text = Source.WithVariant(string.Concat(Enumerable.Repeat(piece, 20_000)));
        var compiled = ModelCompiler.Compile(text);
        Assert.NotEmpty(compiled.Diagnostics);
        Soundness.Check(text, compiled);
    }

    [Theory]
    [InlineData(0x0000, "EFN1005")]
    [InlineData(0xFFFD, "EFN1005")]
    [InlineData(0xD800, "EFN1001")]
    [InlineData(0xDFFF, "EFN1001")]
    [InlineData(0xFFFF, "EFN1001")]
    [InlineData(0xFFFE, "EFN1001")]
    [InlineData(0x202E, "EFN1001")]
    public void An_undisplayable_character_causes_one_error_with_a_displayable_message(int character, string id)
    {
        var diagnostic = Mistake.IsReportedOnce(id, Source.WithVariant($"variant X {{ phi: 0; «{(char)character}» }}"));
        Assert.DoesNotContain(diagnostic.Message, char.IsSurrogate);
        Assert.DoesNotContain(diagnostic.Message, c => c is '\uFFFF' or '\uFFFE' or '\0');
    }

    [Fact]
    public void Stages_above_the_limit_cause_one_error_at_the_first_of_them()
    {
        var stages = string.Concat(Enumerable.Range(0, 20_000).Select(i => FormattableString.Invariant($"s{i}: conv(kernel: 1, stride: 1, channels: 8); ")));
        var text = Source.WithStatement(stages, "body");
        var diagnostic = Mistake.IsReportedOnce("EFN1112", text, "Elsewhere");
        Assert.Contains("more than 256 stages", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("s255", text.Substring(diagnostic.Span.Start, diagnostic.Span.Length));
    }

    [Fact]
    public void A_million_stages_exceed_the_length_limit() =>
        Assert.Equal("EFN1008", Effnet.OnlyDiagnostic(Source.WithStatement(string.Concat(Enumerable.Repeat("s: conv(kernel: 1); ", 1_000_000)), "body")).Rule.Id);

    [Fact]
    public void A_network_with_the_maximum_number_of_stages_is_built()
    {
        var stages = string.Concat(Enumerable.Range(0, 254).Select(i => FormattableString.Invariant($"s{i}: conv(kernel: 1, stride: 1, channels: 8); ")));
        Assert.Equal(256, Effnet.Network(Source.Alone("variant X { }", ("body", stages), ("top", "top: head(pool: average);"))).Stages.Count);
    }

    [Fact]
    public void The_maximum_number_of_variants_is_built_and_one_more_is_an_error()
    {
        var variants = string.Concat(Enumerable.Range(0, 1_001).Select(i => FormattableString.Invariant($"variant V{i} {{ }} ")));
        var compiled = ModelCompiler.Compile(Source.Alone(variants));
        Assert.Equal("EFN1111", Assert.Single(compiled.Diagnostics, d => d.Rule.Severity == DiagnosticSeverity.Error).Rule.Id);
        var sound = string.Concat(Enumerable.Range(0, 1_000).Select(i => FormattableString.Invariant($"variant V{i} {{ }} ")));
        Assert.Equal(1_000, Effnet.Built(Effnet.CompileCleanly(Source.Alone(sound))).Count);
    }

    [Theory]
    [InlineData("variant X { type: «{0}»; }", 200)]
    [InlineData("variant «{0}» {{ }}", 197)]
    [InlineData("search «{0}» {{ alpha: 1.2; beta: 1.1; gamma: 1.15; }}", 197)]
    public void A_type_name_above_200_characters_is_an_error(string declaration, int limit)
    {
        Effnet.CompileCleanly(Marked.Parse(Source.WithVariant(Named(limit))).Text);
        Mistake.IsReportedOnce("EFN1108", Source.WithVariant(Named(limit + 1)), "Before", "After", "Elsewhere");

        string Named(int length) => declaration.Replace("{0}", new string('N', length), StringComparison.Ordinal)
            .Replace("{{", "{", StringComparison.Ordinal)
            .Replace("}}", "}", StringComparison.Ordinal);
    }
}
