using ScalingStudy;
using Xunit;

namespace EffNet.Training.Tests.Study;

public class StudentTTests
{
    // Printed tables of the t distribution.
    [Theory]
    [InlineData(0.975, 1, 12.706)]
    [InlineData(0.975, 2, 4.303)]
    [InlineData(0.975, 3, 3.182)]
    [InlineData(0.975, 4, 2.776)]
    [InlineData(0.975, 5, 2.571)]
    [InlineData(0.975, 7, 2.365)]
    [InlineData(0.975, 10, 2.228)]
    [InlineData(0.975, 30, 2.042)]
    [InlineData(0.975, 120, 1.980)]
    [InlineData(0.8, 1, 1.376)]
    [InlineData(0.8, 9, 0.883)]
    [InlineData(0.8, 30, 0.854)]
    [InlineData(0.995, 6, 3.707)]
    public void Quantiles_are_those_of_printed_tables(double probability, int degrees, double expected) =>
        Assert.Equal(expected, StudentT.Quantile(probability, degrees), 0.0006);

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(2.5, 2)]
    [InlineData(-1.7, 3)]
    [InlineData(0.9, 8)]
    [InlineData(-3, 9)]
    [InlineData(1.2, 50)]
    public void Probabilities_are_integrals_of_the_density(double t, int degrees)
    {
        // With t = sqrt(degrees) * tan(angle), the density is proportional to cos(angle)^(degrees - 1).
        var end = Math.Atan(t / Math.Sqrt(degrees));
        var expected = Integral(-Math.PI / 2, end, degrees) / Integral(-Math.PI / 2, Math.PI / 2, degrees);

        Assert.Equal(expected, StudentT.Probability(t, degrees), 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Impossible_probability_throws(double probability) => Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(probability, 3));

    [Fact]
    public void No_degrees_of_freedom_throw() => Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(0.9, 0));

    private static double Integral(double begin, double end, int degrees)
    {
        const int Steps = 10_000;
        var width = (end - begin) / Steps;
        // Simpson's rule.
        return Enumerable.Range(0, Steps + 1).Sum(i => (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Pow(Math.Cos(begin + (i * width)), degrees - 1)) * width / 3;
    }
}
