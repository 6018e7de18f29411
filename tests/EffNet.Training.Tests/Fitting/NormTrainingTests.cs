using EffNet.Models;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

/// <summary>The default of <see cref="TrainingOptions.Norms"/>.</summary>
[Collection(OneTraining.Name)]
public sealed class NormTrainingTests : IDisposable
{
    private readonly DataFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Norms_of_a_network_that_was_loaded_for_other_classes_are_frozen_by_default()
    {
        using var network = Runs.LoadForOtherClasses(_folder);

        Assert.False(await ChangesStatisticsAsync(network, Runs.Options));
        Assert.False(await ChangesStatisticsAsync(network, Runs.Options));
    }

    [Fact]
    public async Task Norms_update_and_NormEstimationBatches_override_frozen_norms_of_a_network_loaded_for_other_classes()
    {
        using var network = Runs.LoadForOtherClasses(_folder);

        Assert.True(await ChangesStatisticsAsync(network, Runs.Options with { Norms = NormTraining.Update }));
        Assert.True(await ChangesStatisticsAsync(network, Runs.Options with { NormEstimationBatches = 2 }));
    }

    [Fact]
    public async Task Norms_of_a_network_without_loaded_weights_are_updated_by_default()
    {
        using var network = Runs.CreateNetwork();

        Assert.True(await ChangesStatisticsAsync(network, Runs.Options));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Frozen_norms_stay_frozen_when_the_training_resumes_after_its_first_epoch(int step)
    {
        using var whole = Runs.LoadForOtherClasses(_folder);
        var statistics = StatisticsOf(whole);
        await TrainAsync(whole, Runs.Options);
        var options = Runs.Options with { Folder = _folder["run"] };
        using (var stop = new StopAtStep(step))
        using (var interrupted = Runs.LoadForOtherClasses(_folder))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TrainAsync(interrupted, options, stop, stop.Token));
        using var resumed = Runs.LoadForOtherClasses(_folder);

        await TrainAsync(resumed, options);

        Assert.Equal(Runs.BitsOf(whole), Runs.BitsOf(resumed));
        Assert.Equal(statistics, StatisticsOf(resumed));
        Assert.Contains("| batch norms | Frozen |", await File.ReadAllTextAsync(_folder["run/report.md"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_call_with_the_same_network_returns_the_result_of_a_complete_training()
    {
        using var network = Runs.LoadForOtherClasses(_folder);
        var (report, options) = (network.WeightsReport, Runs.Options with { Folder = _folder["run"] });
        var first = await TrainAsync(network, options);
        var weights = Runs.BitsOf(network);

        var second = await TrainAsync(network, options);

        Assert.Equal(first.History, second.History);
        Assert.Equal(first.Validation!.Loss, second.Validation!.Loss);
        Assert.Equal(weights, Runs.BitsOf(network));
        Assert.Same(report, network.WeightsReport);
    }

    private static Task<TrainingResult> TrainAsync(
        FashionNetTiny network, TrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken? token = null) =>
        Trainer.FitAsync(network, Shapes.Create(46), Shapes.Create(12, seed: 1), options, progress, token ?? TestContext.Current.CancellationToken);

    private static async Task<bool> ChangesStatisticsAsync(FashionNetTiny network, TrainingOptions options)
    {
        var before = StatisticsOf(network);
        await Trainer.FitAsync(network, Shapes.Create(46), validation: null, options, cancellationToken: TestContext.Current.CancellationToken);
        return !before.SequenceEqual(StatisticsOf(network));
    }

    private static byte[] StatisticsOf(FashionNetTiny network) =>
        [.. network.modules().OfType<BatchNorm2d>().SelectMany(norm => (byte[])[.. Runs.BitsOf(norm.running_mean!), .. Runs.BitsOf(norm.running_var!)])];
}
