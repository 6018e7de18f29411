using EffNet.Language.Diagnostics;

namespace EffNet.Language.Tests.Advice;

/// <summary>Suggestions and warnings are reported at their cause, and only if there is a cause.</summary>
public sealed class AdviceTests
{
    [Theory]

    // Factors far from every phi: at the best phi, the worst factor differs by over 10%.
    [InlineData("EFN2005", "variant X { width: «3»; }")]
    [InlineData("EFN2005", "variant X { depth: «2»; }")]
    [InlineData("EFN2005", "variant X { resolution: «64»; }")]
    [InlineData("EFN2005", "variant X { depth: 3; width: «3»; }")]
    [InlineData("EFN2005", "variant X { phi: 2; resolution: «320»; }")]

    // Channels that are rounded by over a tenth: at width 0.5, 8 channels would be 4 and are rounded to 8.
    [InlineData("EFN2006", "variant X { width: «0.5»; }")]
    [InlineData("EFN2006", "variant X { width: «1.3»; }")]
    [InlineData("EFN2006", "variant X { phi: «3»; }")]

    // A variant's own number that is rounded: 100 x 1.05 becomes 104; a gate would have 1.5 channels.
    [InlineData("EFN2006", "variant X { width: 1.05; body { channels: «100»; } }")]
    [InlineData("EFN2006", "variant X { body { se: «0.19»; } }")]

    // Another depth, equally many repeats.
    [InlineData("EFN2007", "variant X { depth: «0.5»; }")]
    [InlineData("EFN2007", "variant A { phi: 1; } variant X { phi: «2»; }")]

    // Larger and cheaper.
    [InlineData("EFN2008", "variant X { phi: «1»; body { layers: 0; } }")]
    [InlineData("EFN2008", "variant X { width: «1.1»; stem { stride: 2; } body { expand: 1; } }")]
    [InlineData("EFN2008", "variant X { resolution: «40»; top { channels: 8; } body { layers: 0; } }")]

    // Kernels that are larger than the image.
    [InlineData("EFN3009", "variant X { resolution: «1»; }")]
    [InlineData("EFN3009", "variant X { resolution: «2»; }")]

    // Strides.
    [InlineData("EFN3010", "variant X { resolution: «33»; }")]
    [InlineData("EFN3010", "variant X { phi: «1»; }")]
    [InlineData("EFN3010", "variant X { phi: 1; resolution: «31»; }")]
    public void Advice_is_given_once_and_at_its_cause(string id, string variant)
    {
        var (text, span) = Marked.Parse(Source.WithVariant(variant));
        var diagnostic = Assert.Single(ModelCompiler.Compile(text).Diagnostics, d => d.Rule.Id == id);
        Assert.Equal(span, diagnostic.Span);
        Assert.False(diagnostic.Rule.BreaksNetwork);
        Assert.Equal(id is "EFN2008" or "EFN3009" ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info, diagnostic.Rule.Severity);
    }

    [Theory]
    [InlineData("EFN2005", "variant X { width: 1.1; depth: 1.2; resolution: 36; }")]
    [InlineData("EFN2005", "variant X { width: 1.05; }")]
    [InlineData("EFN2005", "variant X { phi: 20; width: 1; resolution: 32; depth: 1; }")]
    [InlineData("EFN2005", "variant X { phi: 5; }")]
    [InlineData("EFN2005", "variant A { width: 3; } variant X { extends: A; dropout: 0.1; }", 1)]
    [InlineData("EFN2006", "variant X { width: 1; }")]
    [InlineData("EFN2006", "variant X { width: 2; }")]
    [InlineData("EFN2006", "variant X { body { channels: 100; } stem { channels: 13; } top { channels: 3; } }")]
    [InlineData("EFN2006", "variant X { width: 2; body { channels: 12; } }")]
    [InlineData("EFN2006", "variant X { width: 1.3; paper { flops: 1M; } }")]
    [InlineData("EFN2005", "variant X { width: 3; paper { flops: 1M; } }")]
    [InlineData("EFN3010", "variant X { resolution: 33; paper { flops: 400K; } }")]
    [InlineData("EFN2007", "variant X { depth: 0.5; paper { flops: 400K; } }")]
    [InlineData("EFN2006", "variant X { width: 0.5; stem { channels: 12; fixed: width; } body { fixed: both; } top { fixed: width; } }")]
    [InlineData("EFN2006", "variant X { width: 0.5; stem { fixed: width; } body { fixed: both; } top { fixed: width; } }")]
    [InlineData("EFN2007", "variant X { depth: 1; }")]
    [InlineData("EFN2007", "variant X { depth: 2; }")]
    [InlineData("EFN2007", "variant A { depth: 2; } variant X { extends: A; dropout: 0.1; }")]
    [InlineData("EFN2008", "variant X { phi: 1; }")]
    [InlineData("EFN2008", "variant X { body { layers: 0; } }")]
    [InlineData("EFN2008", "variant X { width: 0.5; body { layers: 0; } }")]
    [InlineData("EFN2008", "variant A { body { layers: 9; } } variant X { phi: 1; }")]
    [InlineData("EFN3009", "variant X { resolution: 3; }")]
    [InlineData("EFN3009", "variant X { resolution: 2; body { kernel: 1; } }")]
    [InlineData("EFN3010", "variant X { resolution: 34; }")]
    [InlineData("EFN3010", "variant X { resolution: 33; stem { stride: 1; } }")]
    [InlineData("EFN3010", "variant X { resolution: 1; }")]
    public void Advice_is_not_given_without_a_cause(string id, string variant, int elsewhere = 0) =>
        Assert.Equal(elsewhere, ModelCompiler.Compile(Source.WithVariant(variant)).Diagnostics.Count(d => d.Rule.Id == id));

    [Theory]
    [InlineData("mbconv(kernel: 3, stride: 2, expand: 6, channels: 8, layers: 1)", "reduces the resolution")]
    [InlineData("mbconv(kernel: 3, stride: 1, expand: 6, channels: 16, layers: 1)", "channels from 8 to 16")]
    [InlineData("fused_mbconv(kernel: 3, stride: 2, expand: 1, channels: 8, layers: 1)", "reduces the resolution")]
    [InlineData("mbconv(kernel: 3, stride: 1, expand: 6, channels: 8, layers: 1)", null)]
    [InlineData("mbconv(kernel: 3, stride: 2, expand: 6, channels: 16, layers: 2)", null)]
    [InlineData("basic(kernel: 3, stride: 2, channels: 16, layers: 1)", null)]
    [InlineData("bottleneck(kernel: 3, stride: 2, channels: 16, layers: 1)", null)]
    [InlineData("separable(kernel: 3, stride: 2, channels: 16, layers: 1)", null)]
    public void A_residual_stage_whose_blocks_do_not_add_their_input_is_reported_with_the_reason(string stage, string? reason)
    {
        var found = ModelCompiler.Compile(
            Source.Alone("variant X { phi: 0; }", ("body", $"body: {stage};"), ("top", "top: head(pool: average);"))).Diagnostics.Where(d => d.Rule.Id == "EFN3008").ToList();
        Assert.Equal(reason is null ? 0 : 1, found.Count);
        Assert.All(found, d => Assert.Contains("body", d.Message, StringComparison.Ordinal));
        Assert.All(found, d => Assert.Contains(reason!, d.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_residual_stage_is_not_reported_if_a_block_adds_its_input_in_one_variant()
    {
        var text = Source.Alone(
            "variant X { phi: 0; } variant Y { depth: 2; }",
            ("body", "body: mbconv(kernel: 3, stride: 2, expand: 6, channels: 8, layers: 1);"),
            ("top", "top: head(pool: average);"));
        Assert.DoesNotContain(ModelCompiler.Compile(text).Diagnostics, d => d.Rule.Id == "EFN3008");
    }

    [Theory]
    [InlineData("EFN3010", "variant X { resolution: 33; }", "X", "33", "by 2", "32 or 34")]
    [InlineData("EFN2005", "variant X { width: 3; }", "X", "phi 6.13", "67%")]
    [InlineData("EFN2006", "variant X { width: 0.5; }", "X", "10%", "stem from 4 to 8", "body from 4 to 8")]
    [InlineData("EFN2007", "variant X { depth: 0.5; }", "X at depth 0.5", "Before at depth 1")]
    [InlineData("EFN3009", "variant X { resolution: 1; }", "resolution 1,", "stem of X", "1 x 1")]
    public void A_message_of_advice_contains_its_key_facts(string id, string variant, params string[] facts)
    {
        var message = Assert.Single(ModelCompiler.Compile(Source.WithVariant(variant)).Diagnostics, d => d.Rule.Id == id).Message;
        Assert.All(facts, fact => Assert.Contains(fact, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("basic(kernel: 3, stride: 1, se: «0.19», channels: 8, layers: 1)")]
    [InlineData("bottleneck(kernel: 3, stride: 1, se: «0.19», channels: 8, layers: 1)")]
    [InlineData("bottleneck(kernel: 3, stride: 1, groups: 4, base_width: «5», channels: 80, layers: 1)")]
    [InlineData("mbconv(kernel: 3, stride: 1, expand: 2, se: «0.04 of expanded», channels: 8, layers: 3)")]
    [InlineData("mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 12, layers: 3)")]
    public void Inner_channels_that_are_rounded_by_over_a_tenth_are_reported_once_for_the_family(string stage)
    {
        var (text, span) = Marked.Parse(Source.Alone("variant A { phi: 0; } variant B { depth: 2; }", ("body", $"body: {stage};")));
        var found = ModelCompiler.Compile(text).Diagnostics.Where(d => d.Rule.Id == "EFN2006").ToList();
        Assert.Equal(span is null ? 0 : 1, found.Count);
        Assert.All(found, d => Assert.True(d.Span == span, $"{d.Span}, expected {span}"));
    }

    [Fact]
    public void The_message_about_a_larger_variant_that_costs_less_names_the_smaller_one_and_both_costs()
    {
        var message = Assert.Single(ModelCompiler.Compile(Source.WithVariant("variant X { phi: 1; body { layers: 0; } }")).Diagnostics, d => d.Rule.Id == "EFN2008").Message;
        Assert.StartsWith("X is scaled up from Before, but has fewer flops (", message, StringComparison.Ordinal);
        Assert.Contains(") than Before (395,616); ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_variants_get_no_advice()
    {
        var compiled = ModelCompiler.Compile(Source.WithVariant("variant X { resolution: 33; phi: 9x; }"));
        Assert.Equal("EFN1004", Assert.Single(compiled.Diagnostics).Rule.Id);
    }
}
