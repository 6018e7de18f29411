using EffNet.Cli.Results;
using EffNet.Language.Text;

namespace EffNet.Cli.Tests.Results;

public sealed class TrialSummaryTests
{
    /// <summary>
    /// Printed tables of Student's t distribution have these two-sided 95 % quantiles for n - 1 degrees of freedom (NIST/SEMATECH e-Handbook of Statistical Methods,
    /// 1.3.6.7.2).
    /// </summary>
    [Theory]
    [InlineData(2, 12.706)]
    [InlineData(3, 4.303)]
    [InlineData(4, 3.182)]
    [InlineData(5, 2.776)]
    [InlineData(6, 2.571)]
    [InlineData(10, 2.262)]
    [InlineData(11, 2.228)]
    [InlineData(30, 2.045)]
    [InlineData(31, 2.042)]
    [InlineData(101, 1.984)]
    [InlineData(1001, 1.962)]
    public void Confidence_interval_uses_the_t_quantile_for_the_number_of_trials(int count, double quantile)
    {
        var trials = Enumerable.Range(0, count).Select(i => new Trial("s", "A", $"{i}", 50 + ((i % 2) * 2) - ((i % 3) * 0.5), null, 1e6, new LinePosition(i, 0))).ToList();
        var mean = trials.Sum(t => t.Accuracy) / count;
        var variance = trials.Sum(t => Math.Pow(t.Accuracy - mean, 2)) / (count - 1);

        var result = Assert.Single(TrialSummary.Of(trials));

        Assert.Equal(count, result.Trials);
        Assert.Equal(quantile, (result.Spread!.High - result.Accuracy) * Math.Sqrt(count / variance), 6e-4);
        Assert.Equal(result.Accuracy - result.Spread.Low, result.Spread.High - result.Accuracy, 2e-6);
    }
}
