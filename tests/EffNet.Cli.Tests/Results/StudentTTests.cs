using EffNet.Cli.Results;

namespace EffNet.Cli.Tests.Results;

public sealed class StudentTTests
{
    /// <summary>Printed tables of the distribution have these quantiles (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2).</summary>
    [Theory]
    [InlineData(0.95, 1, 12.706)]
    [InlineData(0.95, 2, 4.303)]
    [InlineData(0.95, 3, 3.182)]
    [InlineData(0.95, 4, 2.776)]
    [InlineData(0.95, 5, 2.571)]
    [InlineData(0.95, 9, 2.262)]
    [InlineData(0.95, 10, 2.228)]
    [InlineData(0.95, 29, 2.045)]
    [InlineData(0.95, 30, 2.042)]
    [InlineData(0.95, 100, 1.984)]
    [InlineData(0.95, 1000, 1.962)]
    [InlineData(0.99, 7, 3.499)]
    [InlineData(0.80, 6, 1.440)]
    public void Quantiles_are_those_of_printed_tables(double probability, int degreesOfFreedom, double expected) =>
        Assert.Equal(expected, StudentT.TwoSided(probability, degreesOfFreedom), 5.1e-4);

    /// <summary>With one degree of freedom it is Cauchy's distribution, whose quartiles are -1 and 1; with two, P(|T| &lt;= t) = t / √(2 + t²).</summary>
    [Fact]
    public void Quantiles_that_have_a_formula_are_exact()
    {
        Assert.Equal(1, StudentT.TwoSided(0.5, 1), 1e-12);
        Assert.Equal(Math.Sqrt(2 / ((1 / (0.95 * 0.95)) - 1)), StudentT.TwoSided(0.95, 2), 1e-9);
    }
}
