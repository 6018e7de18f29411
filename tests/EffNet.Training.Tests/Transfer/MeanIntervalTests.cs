using Transfer.Results;
using Xunit;

namespace EffNet.Training.Tests.Transfer;

public sealed class MeanIntervalTests
{
    [Fact]
    public void The_interval_is_that_of_Students_t()
    {
        // The standard deviation of these five is 0.0130384, divided by the root of 5, times the quantile 2.7764451 of 4 degrees of freedom.
        var interval = MeanInterval.Of([0.86, 0.88, 0.87, 0.89, 0.89]);

        Assert.Equal(0.878, interval.Mean, 12);
        Assert.Equal(0.0161893, interval.HalfWidth!.Value, 5);
        Assert.Equal("87.8 ± 1.6", interval.ToString());
    }

    [Fact]
    public void One_repeat_has_no_interval()
    {
        var interval = MeanInterval.Of([0.5]);

        Assert.Null(interval.HalfWidth);
        Assert.Equal("50.0", interval.ToString());
    }

    [Fact]
    public void Any_number_of_repeats_has_an_interval()
    {
        double[] values = [.. Enumerable.Range(0, 31).Select(i => i % 2 == 0 ? 0.4 : 0.6)];
        var mean = values.Sum() / 31;
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / 30);

        // The quantile of 30 degrees of freedom in printed tables.
        Assert.Equal(2.042 * deviation / Math.Sqrt(31), MeanInterval.Of(values).HalfWidth!.Value, 1e-4);
    }

    [Fact]
    public void Equal_repeats_have_an_interval_of_nothing() => Assert.Equal(0, MeanInterval.Of([0.25, 0.25, 0.25]).HalfWidth);

    [Fact]
    public void No_repeat_is_refused() => Assert.Throws<ArgumentException>(() => MeanInterval.Of([]));
}
