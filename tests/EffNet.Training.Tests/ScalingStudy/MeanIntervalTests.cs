using ScalingStudy;
using Xunit;

namespace EffNet.Training.Tests.Study;

public class MeanIntervalTests
{
    [Fact]
    public void Confidence_interval_of_five_values_equals_a_calculation_by_hand()
    {
        var interval = MeanInterval.Of([1, 2, 3, 4, 5]);

        Assert.Equal((5, 3.0), (interval.Count, interval.Mean));
        Assert.Equal(Math.Sqrt(2.5), interval.StandardDeviation, 1e-12);
        // t(0.975, 4) = 2.776445, divided by the root of 5.
        Assert.Equal(2.776445 * Math.Sqrt(2.5) / Math.Sqrt(5), interval.HalfWidth, 1e-6);
        Assert.Equal(3 - 1.963243, interval.Lower, 1e-5);
        Assert.Equal(3 + 1.963243, interval.Upper, 1e-5);
    }

    // The sample sizes of G*Power 3 for two-sided paired t tests with these effect sizes.
    [Theory]
    [InlineData(0.2, 199)]
    [InlineData(0.5, 34)]
    [InlineData(0.8, 15)]
    [InlineData(1.0, 10)]
    [InlineData(-0.5, 34)]
    public void SeedsNeeded_is_the_sample_size_of_a_paired_t_test(double effect, int expected) => Assert.Equal(expected, new MeanInterval(4, 0.3 * effect, 0.3).SeedsNeeded);

    [Fact]
    public void SeedsNeeded_is_2_for_a_difference_without_deviation() => Assert.Equal(2, MeanInterval.Of([0.5, 0.5, 0.5]).SeedsNeeded);

    [Theory]
    [InlineData(0)]
    [InlineData(0.001)]
    public void SeedsNeeded_is_null_for_a_difference_near_0(double mean) => Assert.Null(new MeanInterval(4, mean, 0.3).SeedsNeeded);

    [Fact]
    public void Single_value_has_no_confidence_interval()
    {
        var interval = MeanInterval.Of([7]);

        Assert.Equal(7, interval.Mean);
        Assert.True(double.IsNaN(interval.HalfWidth));
        Assert.Null(interval.SeedsNeeded);
    }

    [Fact]
    public void Confidence_interval_of_no_values_throws() => Assert.Throws<ArgumentException>(() => MeanInterval.Of([]));
}
