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

    private static async Task<bool> ChangesStatisticsAsync(FashionNetTiny network, TrainingOptions options)
    {
        var before = StatisticsOf(network);
        await Trainer.FitAsync(network, Shapes.Create(46), validation: null, options, cancellationToken: TestContext.Current.CancellationToken);
        return !before.SequenceEqual(StatisticsOf(network));
    }

    private static byte[] StatisticsOf(FashionNetTiny network) =>
        [.. network.modules().OfType<BatchNorm2d>().SelectMany(norm => (byte[])[.. Runs.BitsOf(norm.running_mean!), .. Runs.BitsOf(norm.running_var!)])];
}
