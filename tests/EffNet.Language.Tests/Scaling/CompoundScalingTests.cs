using EffNet.Language.Scaling;

namespace EffNet.Language.Tests.Scaling;

/// <summary>Section 3.3: depth alpha^phi, width beta^phi, resolution gamma^phi.</summary>
public sealed class CompoundScalingTests
{
    private static readonly CompoundScaling s_paper = new(1.2, 1.1, 1.15);

    public static TheoryData<int> Indices => [0, 1, 2, 3, 4, 5, 6, 7];

    [Theory]
    [MemberData(nameof(Indices))]
    public void The_network_at_phi_equals_the_reference_formula(int phi)
    {
        var expected = Reference.Find($"B{phi}").Formula;
        var network = Effnet.Network(WithPhi($"phi: {phi};"), "P");
        Assert.Equal(expected, new ReferenceFormula(network.Parameters, network.MultiplyAdds, network.Input.Height));
    }

    [Theory]
    [InlineData(0.5, 1.0954451150103321, 1.0488088481701516, 240)]
    [InlineData(1, 1.2, 1.1, 258)]
    [InlineData(2, 1.44, 1.2100000000000002, 296)]
    [InlineData(3.5, 1.8929291587378538, 1.3959645769144722, 365)]
    [InlineData(5, 2.4883199999999994, 1.6105100000000006, 451)]
    [InlineData(6, 2.9859839999999993, 1.7715610000000008, 518)]
    [InlineData(7, 3.583180799999999, 1.9487171000000012, 596)]
    public void Factors_are_powers_of_the_coefficients(double phi, double depth, double width, int resolution)
    {
        var scale = s_paper.At(phi, 224);
        Assert.Equal((depth, width, resolution), (scale.Depth, scale.Width, scale.Resolution), (a, b) =>
            Math.Abs(a.Item1 - b.Item1) < 1e-12 && Math.Abs(a.Item2 - b.Item2) < 1e-12 && a.Item3 == b.Item3);
    }

    [Theory]
    [InlineData(1, 1.5, 2)]
    [InlineData(3, 1.5, 5)]
    [InlineData(5, 1.5, 8)]
    [InlineData(10, 1.25, 13)]
    [InlineData(10, 1.24, 12)]
    public void Resolution_rounds_halves_up(int size, double gamma, int expected) => Assert.Equal(expected, new CompoundScaling(1, 1, gamma).At(1, size).Resolution);

    [Fact]
    public void Phi_0_gives_factors_of_1_and_the_original_resolution() => Assert.Equal(new Scale(1, 1, 224), s_paper.At(0, 224));

    [Fact]
    public void The_product_of_the_papers_coefficients_is_1_920() => Assert.Equal(1.920, s_paper.Product, 3);

    [Theory]
    [InlineData("phi: 2; width: 0.5;", 0.5, 1.44, 296)]
    [InlineData("phi: 2; depth: 0.3;", 1.21, 0.3, 296)]
    [InlineData("phi: 2; resolution: 100;", 1.21, 1.44, 100)]
    [InlineData("width: 0.5; depth: 0.25; resolution: 1;", 0.5, 0.25, 1)]
    [InlineData("resolution: 64;", 1, 1, 64)]
    public void An_explicit_factor_replaces_that_of_phi_and_may_be_below_1(string settings, double width, double depth, int resolution)
    {
        var scale = Effnet.Variant(WithPhi(settings), "P").Definition!.Scale;
        Assert.Equal(width, scale.Width, 1e-12);
        Assert.Equal(depth, scale.Depth, 1e-12);
        Assert.Equal(resolution, scale.Resolution);
    }

    [Theory]
    [InlineData("phi: 2;", 2.0)]
    [InlineData("", 0.0)]
    [InlineData("width: 1.1; depth: 1.2;", null)]
    public void The_model_of_a_variant_has_its_phi_unless_factors_are_explicit(string settings, double? phi) =>
        Assert.Equal(phi, Effnet.Variant(WithPhi(settings), "P").Phi);

    private static string WithPhi(string settings)
    {
        var text = Shipped.Read(Shipped.Torchvision);
        return text.Insert(text.LastIndexOf('}'), $"    variant P {{ {settings} }}\n");
    }
}
