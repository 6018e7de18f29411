using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

public sealed class GradientAccumulationTests
{
    [Fact]
    public void Last_step_of_an_epoch_accumulates_the_remaining_batches()
    {
        var accumulation = new GradientAccumulation(batches: 7, batchesPerStep: 3);

        Assert.Equal(3, accumulation.Steps);
        Assert.Equal([2, 5, 6], Enumerable.Range(0, 7).Where(accumulation.EndsStep));
        Assert.Equal([1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1], Enumerable.Range(0, 7).Select(accumulation.LossFactor));
    }

    [Theory]
    [InlineData(6, 3, 2)]
    [InlineData(1, 3, 1)]
    [InlineData(5, 1, 5)]
    public void Each_step_ends_once_and_its_loss_factors_sum_to_1(int batches, int batchesPerStep, int steps)
    {
        var accumulation = new GradientAccumulation(batches, batchesPerStep);

        Assert.Equal(steps, accumulation.Steps);
        Assert.Equal(steps, Enumerable.Range(0, batches).Count(accumulation.EndsStep));
        Assert.Equal(steps, Enumerable.Range(0, batches).Sum(accumulation.LossFactor), 1e-12);
        Assert.True(accumulation.EndsStep(batches - 1));
    }

    [Fact]
    public void Accumulated_gradient_of_several_batches_equals_that_of_one_large_batch()
    {
        using var scope = NewDisposeScope();
        var (inputs, labels) = (Numbers.Draw(1, 8, 6), tensor([0L, 1, 2, 0, 1, 2, 2, 1]));
        var weight = nn.Parameter(Numbers.Draw(2, 3, 6));
        using var loss = new ClassificationLoss(0.1);
        loss.Compute(nn.functional.linear(inputs, weight), labels).backward();
        var expected = Numbers.Of(weight.grad!);
        weight.grad = null;
        var accumulation = new GradientAccumulation(batches: 4, batchesPerStep: 4);

        for (var batch = 0; batch < 4; batch++)
        {
            var mean = loss.Compute(nn.functional.linear(inputs.narrow(0, 2 * batch, 2), weight), labels.narrow(0, 2 * batch, 2));
            (mean * accumulation.LossFactor(batch)).backward();
        }

        Numbers.AllClose(expected, weight.grad!, 1e-6);
    }

    [Fact]
    public void Gradient_accumulation_throws_for_counts_below_1()
    {
        Assert.Equal("batches", Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAccumulation(0, 1)).ParamName);
        Assert.Equal("batchesPerStep", Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAccumulation(1, 0)).ParamName);
    }
}
