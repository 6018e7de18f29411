using System.Globalization;

namespace EffNet.Language.Tests.Costs;

/// <summary>The compiler and an independent computation agree for all scales, not only for those with published numbers.</summary>
public sealed class CostOracleTests
{
    [Fact]
    public void The_cost_oracle_computes_the_published_costs_of_B0_to_B7() =>
        Assert.All(Reference.Variants, v => Assert.Equal((v.Parameters, v.MultiplyAdds), new CostOracle(v.Width, v.Depth, v.Resolution).Count()));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Costs_of_B0_equal_those_of_the_oracle_at_random_factors(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 40; i++)
        {
            var width = Math.Round(0.1 + (random.NextDouble() * 2.9), 2);
            var depth = Math.Round(0.1 + (random.NextDouble() * 2.9), 2);
            var resolution = random.Next(1, 700);
            var network = Effnet.Network(B0With(FormattableString.Invariant($"width: {width}; depth: {depth}; resolution: {resolution};")), "B0");
            Assert.Equal(new CostOracle(width, depth, resolution).Count(), (network.Parameters, network.MultiplyAdds));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.5")]
    [InlineData("1.7")]
    [InlineData("3.25")]
    public void Costs_of_B0_equal_those_of_the_oracle_at_several_phi(string phi)
    {
        var value = double.Parse(phi, CultureInfo.InvariantCulture);
        var resolution = (int)Math.Floor((224 * Math.Pow(1.15, value)) + 0.5);
        var network = Effnet.Network(B0With($"phi: {phi};"), "B0");
        Assert.Equal(
            new CostOracle(Math.Pow(1.1, value), Math.Pow(1.2, value), resolution).Count(), (network.Parameters, network.MultiplyAdds));
    }

    [Fact]
    public void Costs_of_B0_without_squeeze_and_excitation_equal_those_of_the_oracle()
    {
        var network = Effnet.Network(B0With("phi: 0;").Replace("se: 0.25, ", string.Empty, StringComparison.Ordinal), "B0");
        Assert.Equal(new CostOracle(1, 1, 224, squeeze: false).Count(), (network.Parameters, network.MultiplyAdds));
    }

    private static string B0With(string scale)
    {
        var text = Shipped.Read(Shipped.Torchvision);
        return text[..text.IndexOf("    variant", StringComparison.Ordinal)] + $"    variant B0 {{ {scale} }}\n}}\n";
    }
}
