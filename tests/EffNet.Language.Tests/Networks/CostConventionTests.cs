using EffNet.Networks;

namespace EffNet.Language.Tests.Networks;

/// <summary>The costs of B0 by the conventions of several tools, compared with the published figures of these tools.</summary>
public sealed class CostConventionTests
{
    private static readonly Network s_b0 = Shipped.Variant(Shipped.Torchvision, "B0").Network!;

    [Theory]
    [InlineData("paper", 5_288_548, 385_814_752)]
    [InlineData("thop", 5_288_548, 399_290_144)]
    [InlineData("flopcounter", 5_288_548, 771_629_504)]
    [InlineData("keras", 5_330_571, 385_814_752)]
    public void Each_convention_gives_B0_the_costs_of_its_tool(string word, long parameters, long operations)
    {
        var convention = CostConvention.Find(word)!;

        Assert.Equal((parameters, operations), (convention.ParametersOf(s_b0), convention.OperationsOf(s_b0)));
        Assert.Equal(parameters, convention.ImageNormalizationOf(s_b0.Input) + s_b0.Nodes.Sum(convention.ParametersOf));
        Assert.Equal(operations, s_b0.Nodes.Sum(convention.OperationsOf));
    }

    [Fact]
    public void A_custom_convention_changes_the_counted_operations()
    {
        var once = CostConvention.Thop with { OperationsPerNormedElement = 1 };

        Assert.Equal(392_552_448, once.OperationsOf(s_b0));
    }

    [Fact]
    public void Keras_counts_two_values_per_channel_and_a_counter_for_image_normalization()
    {
        Assert.Equal(7, CostConvention.Keras.ImageNormalizationOf(new Shape(3, 224, 224)));
        Assert.Equal(3, CostConvention.Keras.ImageNormalizationOf(new Shape(1, 224, 224)));
        Assert.Equal(0, CostConvention.Thop.ImageNormalizationOf(new Shape(3, 224, 224)));
    }

    [Fact]
    public void The_papers_convention_gives_the_costs_of_the_network() => Assert.All(s_b0.Nodes, node =>
        Assert.Equal((node.Parameters, node.MultiplyAdds), (CostConvention.Paper.ParametersOf(node), CostConvention.Paper.OperationsOf(node))));

    [Fact]
    public void Cost_conventions_are_found_by_name_in_any_case()
    {
        Assert.All(CostConvention.All, c => Assert.Same(c, CostConvention.Find(c.ToString().ToUpperInvariant())));
        Assert.Null(CostConvention.Find("ptflops"));
        Assert.Equal(CostConvention.All.Length, CostConvention.All.Select(c => c.Difference).Distinct().Count());
    }
}
