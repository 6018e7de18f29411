using Xunit;

namespace EffNet.Training.Tests;

public sealed class ProgressMeterTests
{
    [Fact]
    public void Progress_of_equal_steps_has_the_speed_of_one_step_and_the_time_left()
    {
        var meter = new ProgressMeter(epochs: 3, stepsPerEpoch: 4);
        TrainingProgress? progress = null;
        for (var step = 1; step <= 6; step++)
            progress = meter.Add(step, loss: 2, learningRate: 0.1, images: 32, seconds: 0.5, waitingSeconds: 0.125);

        Assert.Equal((2, 2, 6L), (progress!.Epoch, progress.StepInEpoch, progress.Step));
        Assert.Equal(64, progress.ImagesPerSecond, 9);
        Assert.Equal(0.25, progress.WaitingShare, 9);
        Assert.Equal(2, progress.SmoothedLoss, 9);
        Assert.Equal(3, progress.TimeLeft!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void Smoothed_loss_is_the_exponentially_weighted_mean_of_all_losses()
    {
        var meter = new ProgressMeter(1, 3);
        meter.Add(1, 4, 0.1, 1, 1, 0);
        meter.Add(2, 2, 0.1, 1, 1, 0);
        var progress = meter.Add(3, 1, 0.1, 1, 1, 0);

        Assert.Equal(((4 * 0.98 * 0.98) + (2 * 0.98) + 1) / ((0.98 * 0.98) + 0.98 + 1), progress.SmoothedLoss, 9);
        Assert.Equal(1, progress.Loss);
        Assert.Equal(TimeSpan.Zero, progress.TimeLeft);
    }

    [Fact]
    public void Loss_that_is_not_finite_is_reported_but_not_averaged()
    {
        var meter = new ProgressMeter(1, 3);
        meter.Add(1, 4, 0.1, 1, 1, 0);

        var progress = meter.Add(2, double.NaN, 0.1, 1, 1, 0);

        Assert.True(double.IsNaN(progress.Loss));
        Assert.Equal(4, progress.SmoothedLoss, 9);
    }

    [Fact]
    public void First_step_after_resuming_has_the_correct_epoch() =>
        Assert.Equal((3, 1), new ProgressMeter(5, 10).Add(21, 1, 0.1, 1, 1, 0) is var progress ? (progress.Epoch, progress.StepInEpoch) : default);

    [Fact]
    public void Steps_of_0_seconds_have_no_estimate_of_the_time_left()
    {
        var progress = new ProgressMeter(5, 10).Add(1, 1, 0.1, 32, seconds: 0, waitingSeconds: 0);

        Assert.Null(progress.TimeLeft);
        Assert.Equal((0, 0), (progress.ImagesPerSecond, progress.WaitingShare));
    }
}
