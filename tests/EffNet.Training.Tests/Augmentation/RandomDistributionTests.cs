using Xunit;

namespace EffNet.Training.Tests;

public sealed class RandomDistributionTests
{
    private const int Draws = 20_000;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void NextBool_has_the_specified_probability(double probability)
    {
        var random = RandomStream.For(3, 0, 0);
        var hits = Enumerable.Range(0, Draws).Count(_ => random.NextBool(probability));

        Assert.Equal(probability * Draws, hits, 5 * Math.Sqrt(Draws * probability * (1 - probability)) + 1e-9);
    }

    [Fact]
    public void Normal_numbers_have_the_quantiles_of_the_normal_distribution()
    {
        // The deciles of the standard normal distribution (tables).
        double[] deciles = [-1.2815516, -0.8416212, -0.5244005, -0.2533471, 0, 0.2533471, 0.5244005, 0.8416212, 1.2815516];
        var random = RandomStream.For(5, 0, 0);
        var counts = new int[10];
        for (var i = 0; i < Draws; i++)
        {
            var number = random.NextNormal();
            counts[deciles.Count(decile => decile < number)]++;
        }

        ChiSquared.AssertUniform(counts);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(1.0)]
    [InlineData(2.5)]
    [InlineData(40.0)]
    public void Gamma_numbers_have_the_mean_and_variance_of_the_gamma_distribution(double shape)
    {
        var random = RandomStream.For(6, 0, 0);
        var numbers = Enumerable.Range(0, Draws).Select(_ => random.NextGamma(shape)).ToList();
        var mean = numbers.Average();
        var variance = numbers.Average(number => (number - mean) * (number - mean));

        Assert.All(numbers, number => Assert.True(number >= 0));
        Assert.Equal(shape, mean, 4.5 * Math.Sqrt(shape / Draws));

        // The variance of the variance: the fourth central moment is 3 k^2 + 6 k.
        Assert.Equal(shape, variance, 4.5 * Math.Sqrt(((2 * shape * shape) + (6 * shape)) / Draws));
    }

    [Fact]
    public void Gamma_numbers_of_shape_1_are_exponential()
    {
        var random = RandomStream.For(7, 0, 0);

        ChiSquared.AssertUniform(ChiSquared.Bin(Enumerable.Range(0, Draws).Select(_ => 1 - Math.Exp(-random.NextGamma(1))), 20));
    }

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(2.0, 1.0)]
    [InlineData(1.0, 0.5)]
    [InlineData(0.2, 1.0)]
    public void Beta_numbers_with_one_shape_of_1_have_their_exact_distribution(double alpha, double beta)
    {
        var random = RandomStream.For(8, 0, 0);
        var numbers = Enumerable.Range(0, Draws).Select(_ => random.NextBeta(alpha, beta)).Select(x => beta == 1 ? Math.Pow(x, alpha) : 1 - Math.Pow(1 - x, beta));

        ChiSquared.AssertUniform(ChiSquared.Bin(numbers, 20));
    }

    [Fact]
    public void Beta_numbers_of_shape_one_half_have_the_arcsine_distribution()
    {
        var random = RandomStream.For(9, 0, 0);

        ChiSquared.AssertUniform(ChiSquared.Bin(Enumerable.Range(0, Draws).Select(_ => Math.Asin(Math.Sqrt(random.NextBeta(0.5, 0.5))) * 2 / Math.PI), 20));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(4.0)]
    public void Beta_numbers_have_the_mean_and_variance_of_the_beta_distribution(double alpha)
    {
        var random = RandomStream.For(10, 0, 0);
        var numbers = Enumerable.Range(0, Draws).Select(_ => random.NextBeta(alpha, alpha)).ToList();
        var variance = 1 / (4 * ((2 * alpha) + 1));

        Assert.Equal(0.5, numbers.Average(), 4.5 * Math.Sqrt(variance / Draws));
        Assert.Equal(variance, numbers.Average(number => (number - 0.5) * (number - 0.5)), 4.5 * variance / Math.Sqrt(Draws));
    }

    [Fact]
    public void Beta_numbers_of_tiny_shapes_are_0_or_1()
    {
        var random = RandomStream.For(11, 0, 0);
        var numbers = Enumerable.Range(0, 1000).Select(_ => random.NextBeta(1e-5, 1e-5)).ToList();

        Assert.All(numbers, number => Assert.InRange(number, 0, 1));
        Assert.InRange(numbers.Count(number => number > 0.5), 400, 600);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Gamma_and_beta_shapes_that_are_not_positive_and_finite_throw(double shape)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStream.For(1, 0, 0).NextGamma(shape));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStream.For(1, 0, 0).NextBeta(shape, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStream.For(1, 0, 0).NextBeta(1, shape));
    }
}
