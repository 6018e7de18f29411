using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Solving;

/// <summary><c>width</c>, <c>depth</c> and <c>resolution</c> can be solved one at a time. The variant's other factors stay.</summary>
public sealed class SolvedFactorTests
{
    [Theory]
    [InlineData("width", "flops <= 1M", 1_000)]
    [InlineData("width", "parameters <= 5K, flops <= 3M", 1_000)]
    [InlineData("width", "flops <= 380K", 1_000)]
    [InlineData("depth", "flops <= 1M", 1_000)]
    [InlineData("depth", "parameters <= 5K", 1_000)]
    [InlineData("resolution", "flops <= 1M", 1)]
    [InlineData("resolution", "flops <= 300K", 1)]
    public void A_solved_factor_is_the_largest_value_that_brute_force_finds(string setting, string targets, int stepsPerUnit)
    {
        var variant = Effnet.Variant(File($"variant X {{ {setting}: solve({targets}); }}"));
        var steps = Enumerable.Range(1, stepsPerUnit == 1 ? 200 : 3_000).ToList();
        var largest = steps.Chunk(1_000).SelectMany(chunk => Meeting(chunk, step => FormattableString.Invariant($"{setting}: {(decimal)step / stepsPerUnit};"), targets)).Last();

        Assert.NotEqual(steps[^1], largest);
        Assert.Equal((double)largest / stepsPerUnit, ValueOf(setting, variant.Definition!));
        Assert.Null(variant.Phi);
        Assert.StartsWith(FormattableString.Invariant($"{setting} {(decimal)largest / stepsPerUnit:0.###} is the largest"), variant.Origin, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("width: solve(flops <= 1M);", 1, 32)]
    [InlineData("width: solve(flops <= 3M); depth: 2; resolution: 48;", 2, 48)]
    [InlineData("width: solve(flops <= 3M); phi: 1;", 1.2, 37)]
    [InlineData("width: solve(flops <= 3M); phi: 1; resolution: 48;", 1.2, 48)]
    public void A_solved_width_keeps_the_other_factors_of_the_variant(string settings, double depth, int resolution)
    {
        var scale = Effnet.Variant(File($"variant X {{ {settings} }}")).Definition!.Scale;
        Assert.Equal((depth, resolution), (scale.Depth, scale.Resolution));
        Assert.NotEqual(1, scale.Width);
    }

    [Fact]
    public void A_solved_resolution_keeps_width_and_depth()
    {
        var scale = Effnet.Variant(File("variant X { width: 0.5; depth: 2; resolution: solve(flops <= 1M); }")).Definition!.Scale;
        Assert.Equal((0.5, 2), (scale.Width, scale.Depth));
    }

    /// <summary>At any width but 1, three channels are rounded to eight. Only width 1 keeps the three declared channels and meets the target.</summary>
    [Fact]
    public void Width_1_is_solved_if_only_the_declared_channels_meet_the_target()
    {
        var text = Source.Alone("variant X { width: solve(parameters <= 200); }", Narrow);
        Assert.Equal(1, Effnet.Variant(text).Definition!.Scale.Width);
    }

    [Theory]
    [InlineData("width", "require flops <= 1M;")]
    [InlineData("resolution", "require flops <= 1M;")]
    public void A_derived_variant_solves_an_inherited_factor_anew(string setting, string requirement)
    {
        var text = File($"variant A {{ {setting}: solve(flops <= 1M); }} variant X {{ extends: A; body {{ expand: 2; }} {requirement} }}");
        Assert.True(ValueOf(setting, Effnet.Variant(text).Definition!) > ValueOf(setting, Effnet.Variant(text, "A").Definition!));
    }

    [Theory]
    [InlineData("width: solve(flops <= 1M);", "width: 0.5;", 0.5, 32)]
    [InlineData("width: 0.5;", "width: solve(flops <= 1M);", null, 32)]
    [InlineData("width: solve(flops <= 1M);", "phi: 0;", 1d, 32)]
    [InlineData("width: solve(flops <= 1M);", "width: 0.5; resolution: solve(flops <= 1M);", 0.5, null)]
    [InlineData("phi: solve(flops <= 1M);", "phi: 0; width: solve(flops <= 1M);", null, 32)]
    public void A_number_replaces_an_inherited_target_and_a_target_replaces_an_inherited_number(string basis, string own, double? width, int? resolution)
    {
        var scale = Effnet.Variant(File($"variant A {{ {basis} }} variant X {{ extends: A; {own} }}")).Definition!.Scale;
        Assert.Equal(width is not null, width == scale.Width);
        Assert.Equal(resolution is not null, resolution == scale.Resolution);
    }

    [Theory]
    [InlineData("variant X { phi: solve(flops <= 1M); width: «solve(flops <= 1M)»; }")]
    [InlineData("variant X { width: solve(flops <= 1M); depth: 2; resolution: «solve(flops <= 1M)»; }")]
    [InlineData("variant A { width: solve(flops <= 1M); } variant X { extends: A; resolution: «solve(flops <= 1M)»; }")]
    [InlineData("variant A { phi: solve(flops <= 1M); } variant X { extends: A; width: «solve(flops <= 1M)»; }")]
    public void A_second_solved_setting_causes_one_error(string variants) =>
        Mistake.IsReportedOnce("EFN1105", Source.WithVariant(variants), "Before", "After", "Elsewhere");

    [Theory]
    [InlineData("EFN4002", "variant X { width: solve(flops <= «1»); }")]
    [InlineData("EFN4002", "variant X { resolution: solve(flops <= «1»); }")]
    [InlineData("EFN4002", "variant X { resolution: «solve(parameters <= 1M)»; }")]
    [InlineData("EFN4002", "variant X { depth: «solve(flops <= 1e20)»; }")]
    [InlineData("EFN1101", "variant X { width: «sovle»(flops <= 1M); }")]
    [InlineData("EFN1105", "variant X { width: «solve()»; }")]
    [InlineData("EFN1105", "variant X { resolution: solve(flops = «1M»); }")]
    [InlineData("EFN1105", "variant X { depth: solve(«8M»); }")]
    [InlineData("EFN1110", "variant X { «phi»: 1; width: solve(flops <= 3M); depth: 1; resolution: 32; }")]
    public void A_mistake_in_a_solved_factor_is_reported_once(string id, string variant) =>
        Mistake.IsReportedOnce(id, Source.WithVariant(variant), "Before", "After", "Elsewhere");

    /// <summary>A solved factor does not require <c>scaling</c>, because it does not depend on phi.</summary>
    [Fact]
    public void A_family_without_scaling_solves_factors() =>
        Assert.NotNull(Effnet.Variant(Source.Without("scaling").ReplaceFirst("variant X { phi: 0; }", "variant X { width: solve(flops <= 1M); }")).Network);

    /// <summary>32 groups require 32, 64, 96 … channels; most widths give other numbers.</summary>
    [Theory]
    [InlineData("width: solve(parameters <= 100K);")]
    [InlineData("phi: solve(parameters <= 100K);")]
    public void Groups_divide_the_channels_of_a_solved_width(string setting)
    {
        var text = Source.Alone(
            $"variant X {{ {setting} }}",
            ("stem", "stem: conv(kernel: 3, stride: 2, channels: 32, at: 32);"),
            ("body", "body: conv(kernel: 3, stride: 1, channels: 32, groups: 32);"));
        var network = Effnet.Network(text);
        Assert.All(network.Nodes.Select(l => l.Operation).OfType<Convolution>(), c => Assert.Equal((0, 0), (c.InputChannels % c.Groups, c.OutputChannels % c.Groups)));
        Assert.True(network.Stages[0].Channels > 32);
    }

    private static (string, string)[] Narrow { get; } =
    [
        ("stem", "stem: conv(kernel: 1, stride: 1, channels: 3);"), ("body", "body: conv(kernel: 1, stride: 1, channels: 3);"), ("top", "top: head(pool: average);"),
    ];

    private static double ValueOf(string setting, VariantDefinition definition) => setting switch
    {
        "width" => definition.Scale.Width,
        "depth" => definition.Scale.Depth,
        _ => definition.Scale.Resolution,
    };

    /// <summary>Returns the <paramref name="steps"/> whose networks meet all targets.</summary>
    private static IEnumerable<int> Meeting(int[] steps, Func<int, string> setting, string targets)
    {
        var requirements = string.Concat(targets.Split(", ").Select(t => $"require {t}; "));
        var compiled = ModelCompiler.Compile(File(string.Concat(steps.Select(s => FormattableString.Invariant($"variant V{s} {{ {setting(s)} {requirements} }} ")))));
        Assert.All(Effnet.Errors(compiled), d => Assert.Equal("EFN4001", d.Rule.Id));
        var missing = Effnet.Errors(compiled).Select(d => d.Message.Split(' ')[0]).ToHashSet();
        return steps.Where(s => !missing.Contains(FormattableString.Invariant($"V{s}")));
    }

    private static string File(string variants) => Source.Alone(variants);
}
