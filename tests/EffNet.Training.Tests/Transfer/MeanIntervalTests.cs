using Transfer.Results;
using Xunit;

namespace EffNet.Training.Tests.Transfer;

public sealed class MeanIntervalTests
{
    [Fact]
    public void Interval_of_repeats_is_the_t_interval()
    {
        // The half width is the standard deviation 0.0130384, divided by the square root of 5, times the quantile 2.7764451 for 4 degrees of freedom.
        var interval = MeanInterval.Of([0.86, 0.88, 0.87, 0.89, 0.89]);

        Assert.Equal(0.878, interval.Mean, 12);
        Assert.Equal(0.0161893, interval.HalfWidth!.Value, 5);
        Assert.Equal("87.8 ± 1.6", interval.ToString());
    }

    [Fact]
    public void Single_repeat_has_no_interval()
    {
        var interval = MeanInterval.Of([0.5]);

        Assert.Null(interval.HalfWidth);
        Assert.Equal("50.0", interval.ToString());
    }

    [Fact]
    public void Interval_of_31_repeats_uses_the_quantile_of_30_degrees_of_freedom()
    {
        double[] values = [.. Enumerable.Range(0, 31).Select(i => i % 2 == 0 ? 0.4 : 0.6)];
        var mean = values.Sum() / 31;
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / 30);

        // 2.042 is the quantile for 30 degrees of freedom in printed tables.
        Assert.Equal(2.042 * deviation / Math.Sqrt(31), MeanInterval.Of(values).HalfWidth!.Value, 1e-4);
    }

    [Fact]
    public void Equal_repeats_have_an_interval_of_width_0() => Assert.Equal(0, MeanInterval.Of([0.25, 0.25, 0.25]).HalfWidth);

    [Fact]
    public void Interval_of_no_repeats_throws() => Assert.Throws<ArgumentException>(() => MeanInterval.Of([]));
}
