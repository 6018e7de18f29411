using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Models;

/// <summary>A variant changes the family's table, and variants that extend it start from the changed table.</summary>
public sealed class VariantTableTests
{
    private static readonly (string, string) s_gated = ("body", "body: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 2);");

    [Fact]
    public void Classes_and_activation_of_a_variant_replace_those_of_the_family()
    {
        var network = Effnet.Network(Source.Alone("variant X { classes: 3; activation: relu; }", s_gated));
        Assert.Equal(3, network.ClassCount);
        Assert.Equal(3, network.Nodes.Select(l => l.Operation).OfType<Linear>().Single().OutputFeatures);
        Assert.DoesNotContain(network.Nodes, l => l.Operation is Activation { Function.Word: "silu" });
    }

    [Fact]
    public void The_value_none_removes_an_optional_argument()
    {
        var network = Effnet.Network(Source.Alone("variant X { body { se: none; } }", s_gated));
        Assert.DoesNotContain(network.Nodes, l => l.Operation is GlobalAveragePool && l.Name == "SqueezePool");
        Assert.Contains(Effnet.Network(Source.Alone("variant X { }", s_gated)).Nodes, l => l.Name == "SqueezePool");
    }

    [Theory]
    [InlineData("variant X { body { «channels»: none; } }")]
    [InlineData("variant X { body { expand: «none»; } }")]
    public void Required_arguments_cannot_be_removed(string variant)
    {
        var (text, _) = Marked.Parse(Source.Alone(variant, s_gated));
        Assert.Equal("EFN1105", Effnet.OnlyDiagnostic(text).Rule.Id);
    }

    [Fact]
    public void Changes_of_a_variant_are_inherited_and_may_be_changed_again()
    {
        var text = Source.Alone(
            "variant C { extends: B; body { se: 0.5; layers: 1; } } variant B { extends: A; classes: 5; body { layers: 0; } } variant A { classes: 3; activation: relu; "
            + "body { se: none; } }",
            s_gated);
        var variants = Effnet.Variants(ModelCompiler.Compile(text)).ToDictionary(v => v.Name, v => v.Network!);
        Assert.Equal((3, 5, 5), (variants["A"].ClassCount, variants["B"].ClassCount, variants["C"].ClassCount));
        Assert.Equal((3, 2, 3), (variants["A"].Stages.Count, variants["B"].Stages.Count, variants["C"].Stages.Count));
        Assert.Contains(variants["C"].Nodes, l => l.Name == "SqueezePool");
        Assert.DoesNotContain(variants["C"].Nodes, l => l.Operation is Activation { Function.Word: "silu" });
    }
}
