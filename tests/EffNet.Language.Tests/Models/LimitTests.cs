using EffNet.Language.Networks;

namespace EffNet.Language.Tests.Models;

/// <summary>A number that is far too large is a diagnostic and does not freeze the editor.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("phi: 100;")]
    [InlineData("phi: 1_000_000;")]
    [InlineData("phi: 79228162514264337593543950335;")]
    [InlineData("phi: 100; resolution: 32;")]
    [InlineData("phi: 1_000; width: 1; resolution: 32;")]
    [InlineData("phi: 1_000; depth: 1; resolution: 32;")]
    [InlineData("depth: 1_000; width: 1_000; resolution: 16_384;")]
    public void A_variant_that_is_too_large_is_an_error(string settings)
    {
        Mistake.IsReportedOnce("EFN3003", Source.WithVariant($"variant «X» {{ {settings} }}"), "Before", "After", "Elsewhere");
    }

    [Theory]
    [InlineData("phi: 5_000; resolution: 32;")]
    [InlineData("phi: 5_000; depth: 1; resolution: 32;")]
    [InlineData("phi: 5_000; width: 1; resolution: 32;")]
    public void A_huge_factor_is_an_error_even_if_no_stage_uses_it(string settings)
    {
        // The factor becomes a constant of the generated type, and C# has no literal for infinity.
        var text = Source.Alone(
            $"variant X {{ {settings} }}",
            ("stem", "stem: conv(kernel: 3, stride: 2, channels: 8, fixed: width);"),
            ("body", "body: mbconv(kernel: 3, stride: 1, expand: 2, channels: 8, layers: 1, fixed: both);"),
            ("top", "top: head(channels: 16, pool: average, fixed: width);"));
        Assert.Contains(ModelCompiler.Compile(text).Diagnostics, d => d.Rule.Id == "EFN3003");
    }

    [Fact]
    public void No_layer_is_wider_than_the_limit()
    {
        // The second stage is narrow, but it expands the output of the first stage.
        var text = Source.Alone(
            "variant X { phi: 0; }",
            ("stem", "stem: conv(kernel: 3, stride: 2, channels: 65_536);"),
            ("body", "body: mbconv(kernel: 3, stride: 1, expand: 64, channels: 8, layers: 1);"));
        var widest = Effnet.Variants(ModelCompiler.Compile(text)).Single().Network?.Nodes.Max(l => l.Output.Channels) ?? 0;
        Assert.InRange(widest, 0, NetworkBuilder.MaximumChannels);
    }

    [Fact]
    public void The_largest_resolution_and_depth_are_built_and_a_larger_depth_is_an_error()
    {
        Assert.Equal(16_384, Effnet.Network(Source.Alone("variant X { resolution: 16_384; }")).Input.Height);
        Assert.Equal(998, Effnet.Network(Source.Alone("variant X { depth: 998; }")).Stages[1].Blocks.Count);
        Assert.Equal("EFN3003", Effnet.OnlyDiagnostic(Source.Alone("variant X { depth: 999; }")).Rule.Id);
    }

    [Fact]
    public void Costs_above_64_bits_are_an_error()
    {
        var text = Source.Alone(
            "variant X { resolution: 16_384; }",
            ("stem", "stem: conv(kernel: 31, stride: 1, channels: 65_536);\n    stem2: conv(kernel: 31, stride: 1, channels: 65_536);"),
            ("body", string.Empty),
            ("top", "top: head(channels: 16, pool: average);"));
        Assert.Equal("EFN3003", Effnet.OnlyDiagnostic(text).Rule.Id);
    }

    [Theory]
    [InlineData("a\n", 30_000)]
    [InlineData("a: 1\n", 30_000)]
    [InlineData("a: 1;\n", 30_000)]
    [InlineData("a a;\n", 30_000)]
    [InlineData("? ", 30_000)]
    [InlineData("} ", 30_000)]
    [InlineData("effnet 1;", 30_000)]
    [InlineData("x: y(1, ", 30_000)]
    [InlineData("variant A { } ", 10_000)]
    [InlineData("require flops <= 1;\n", 30_000)]
    public void A_file_with_thousands_of_mistakes_has_sound_diagnostics(string piece, int times)
    {
        var text = Source.WithVariant($"variant X {{ {string.Concat(Enumerable.Repeat(piece, times))} }}");
        var compiled = ModelCompiler.Compile(text);

        Assert.NotEmpty(compiled.Diagnostics);
        Soundness.Check(text, compiled);
    }

    [Theory]
    [InlineData("namespace A", ".A", ";", 50_000)]
    [InlineData("namespace A", "A", ";", 500_000)]
    [InlineData("namespace ", "1", ";", 500_000)]
    public void A_file_with_a_very_long_namespace_has_sound_diagnostics(string before, string piece, string after, int times)
    {
        var text = Source.File(@namespace: before + string.Concat(Enumerable.Repeat(piece, times)) + after);
        Soundness.Check(text, ModelCompiler.Compile(text));
    }
}
