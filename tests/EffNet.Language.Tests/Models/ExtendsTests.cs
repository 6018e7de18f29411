using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Models;

/// <summary>A variant may extend another one. The order in the file makes no difference.</summary>
public sealed class ExtendsTests
{
    [Fact]
    public void Omitted_settings_come_from_the_extended_variant()
    {
        var definition = Definition("variant A { width: 2; depth: 3; dropout: 0.4; }", "variant X { extends: A; resolution: 64; }");
        Assert.Equal((2, 3, 64, 0.4), (definition.Scale.Width, definition.Scale.Depth, definition.Scale.Resolution, definition.Dropout));
    }

    [Fact]
    public void A_variants_own_phi_replaces_inherited_factors()
    {
        var scale = Definition("variant A { width: 2; depth: 3; resolution: 64; }", "variant X { extends: A; phi: 1; }").Scale;
        Assert.Equal((1.1, 1.2, 37), (scale.Width, scale.Depth, scale.Resolution));
    }

    [Fact]
    public void A_variants_own_profile_replaces_an_inherited_norm()
    {
        var definition = Definition("variant A { norm: batch(eps: 0.5, momentum: 0.5); }", "variant X { extends: A; profile: plain; }");
        Assert.Equal(new BatchNormConstants(1e-5, 0.1), definition.Norm);
    }

    [Fact]
    public void A_chain_of_variants_inherits_all_settings()
    {
        var definition = Definition("variant A { width: 2; } variant B { extends: A; depth: 3; }", "variant X { extends: B; }");
        Assert.Equal((2, 3), (definition.Scale.Width, definition.Scale.Depth));
    }

    [Fact]
    public void Requirements_and_paper_figures_are_not_inherited()
    {
        var text = Source.Alone("variant A { phi: 0; paper { flops: 1G; } require parameters <= 100K; }\n    variant X { extends: A; width: 20; }");
        Assert.Null(Effnet.Variant(text).Paper);
    }

    [Theory]
    [InlineData("variant A { width: 2; }", "variant X { extends: A; }")]
    [InlineData("variant A { profile: nope; }", "variant X { extends: A; }")]
    [InlineData("variant A { phi: 9x; }", "variant X { extends: A; }")]
    [InlineData("variant A { phi: 1; width: 1; depth: 1; resolution: 32; }", "variant X { extends: A; }")]
    [InlineData("variant A { phi: -1; }", "variant X { extends: A; phi: 1; }")]
    [InlineData("variant A { phi: 1_000_000; }", "variant X { extends: A; phi: 0; }")]
    [InlineData("variant A { phi: 1_000_000; }", "variant X { extends: A; }")]
    [InlineData("variant A { extends: A; }", "variant X { extends: A; }")]
    [InlineData("variant A { extends: B; } variant B { extends: A; }", "variant X { extends: A; }")]
    public void The_order_of_variants_does_not_change_networks_or_diagnostics(string basis, string derived)
    {
        var (forward, backward) = (ModelCompiler.Compile(Source.Alone($"{basis} {derived}")), ModelCompiler.Compile(Source.Alone($"{derived} {basis}")));
        Assert.Equal(Outcomes(forward), Outcomes(backward));
        Assert.Equal(Ids(forward), Ids(backward));
    }

    [Fact]
    public void The_order_of_variants_does_not_change_networks_or_diagnostics_without_scaling()
    {
        const string Basis = "variant A { phi: 2; }";
        const string Derived = "variant X { extends: A; }";
        var (forward, backward) = (Compile($"{Basis} {Derived}"), Compile($"{Derived} {Basis}"));
        Assert.Equal(Outcomes(forward), Outcomes(backward));
        Assert.Equal(Ids(forward), Ids(backward));

        static CompiledFile Compile(string variants) => ModelCompiler.Compile(Source.Alone(variants, ("scaling", string.Empty)));
    }

    [Theory]
    [InlineData("variant X { extends: X; }")]
    [InlineData("variant X { extends: Y; } variant Y { extends: X; }")]
    [InlineData("variant X { extends: Y; } variant Y { extends: Z; } variant Z { extends: X; }")]
    [InlineData("variant X { extends: Y; } variant Y { extends: Y; }")]
    public void A_cycle_of_extended_variants_causes_one_error_and_breaks_all_dependent_variants(string variants)
    {
        var text = Source.WithVariant(variants);
        Mistake.IsReportedOnce("EFN1109", text, "Before", "After", "Elsewhere");
        Assert.Equal(["Before", "After", "Elsewhere"], Effnet.Built(ModelCompiler.Compile(text)));
    }

    [Fact]
    public void An_error_in_the_base_variant_breaks_the_derived_one_without_a_second_diagnostic()
    {
        var text = Source.WithVariant("variant A { phi: «9x»; }\n    variant X { extends: A; }");
        Mistake.IsReportedOnce("EFN1004", text, "Before", "After", "Elsewhere");
        var derived = Effnet.Variants(ModelCompiler.Compile(Marked.Parse(text).Text)).Single(v => v.Name == "X");
        Assert.Equal("EFN1004", derived.Broken!.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_last_of_990_chained_variants_inherits_from_the_first(bool backwards)
    {
        var links = Enumerable.Range(1, 990).Select(i => $"variant V{i} {{ extends: V{i - 1}; }}").Prepend("variant V0 { width: 2; }");
        var text = Source.Alone(string.Join("\n", backwards ? links.Reverse() : links));
        Assert.Equal(2, Effnet.Variant(text, "V990").Definition!.Scale.Width);
    }

    private static VariantDefinition Definition(string basis, string derived) => Effnet.Variant(Source.Alone($"{basis} {derived}")).Definition!;

    private static List<(string, string?)> Outcomes(CompiledFile compiled) =>
        [.. Effnet.Variants(compiled).Select(v => (v.Name, v.Network is null ? v.Broken?.Id ?? "nothing" : "built")).OrderBy(o => o.Name, StringComparer.Ordinal)];

    private static List<string> Ids(CompiledFile compiled) => [.. compiled.Diagnostics.Select(d => d.Rule.Id).Order(StringComparer.Ordinal)];
}
