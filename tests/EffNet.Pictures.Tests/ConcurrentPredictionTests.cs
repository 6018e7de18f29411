using EffNet.Models;
using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

public sealed class ConcurrentPredictionTests
{
    [Fact]
    public async Task A_prediction_that_finishes_keeps_the_network_in_evaluation_mode_for_a_concurrent_one()
    {
        using var model = new WaitingNetwork();
        model.train();
        using var images = rand(1, 3, 2, 2);
        var first = Begin(0);
        var second = Begin(1);
        model.Go[0].Set();
        await first;
        var evaluates = !model.training;
        model.Go[1].Set();
        await second;
        Assert.Equal((true, true), (evaluates, model.training));

        Task Begin(int call)
        {
            var task = Task.Factory.StartNew(() => model.Predict(images), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            model.Entered[call].Wait(TestContext.Current.CancellationToken);
            return task;
        }
    }

    [Fact]
    public void Concurrent_predictions_do_not_change_modes_and_buffers_of_a_network()
    {
        using var model = new EfficientNetB0(classes: 4);
        model.train();
        model.Stage2.eval();
        using var images = rand(1, 3, 32, 32);
        var modes = model.modules().Select(module => module.training).ToList();
        var buffers = Values(model);
        Parallel.For(0, 48, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, _ => model.Predict(images));
        Assert.Equal(modes, model.modules().Select(module => module.training));
        Assert.Equal(buffers, Values(model));
    }

    [Fact]
    public void A_failed_prediction_restores_the_mode_of_the_network()
    {
        using var model = new EfficientNetB0(classes: 4);
        model.train();
        using var wrong = rand(1, 2, 32, 32);
        Assert.ThrowsAny<Exception>(() => model.Predict(wrong));
        Assert.Equal((true, true), (model.training, is_grad_enabled()));
        Assert.DoesNotContain(false, model.modules().Select(module => module.training));
    }

    [Fact]
    public void A_prediction_restores_the_mode_of_unnamed_groups()
    {
        using var model = new GroupedNetwork();
        model.train();
        model.Group.eval();
        using var images = rand(1, 3, 2, 2);
        model.Predict(images);
        Assert.Equal((true, false, false), (model.training, model.Group.training, model.Group.Pool.training));
    }

    private static List<double> Values(nn.Module model) => [.. model.buffers().Select(buffer =>
    {
        using var number = buffer.to(ScalarType.Float64);
        using var sum = number.sum();
        return sum.item<double>();
    })];
}
