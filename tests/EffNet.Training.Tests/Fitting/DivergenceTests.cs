using EffNet.Models;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

/// <summary>The message of a training that diverges, and the state of its network.</summary>
[Collection(OneTraining.Name)]
public sealed class DivergenceTests : IDisposable
{
    private readonly RunFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Network_has_the_best_weights_after_a_divergence_in_the_second_epoch(bool hasFolder)
    {
        using var expected = Runs.CreateNetwork();
        using (var stop = new StopAtStep(4))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runs.WeightsAfterAsync(Runs.Options with { Folder = _folder.File("expected") }, stop, stop.Token));
        expected.LoadWeights(_folder.File("expected/best.safetensors"));
        using var network = Runs.CreateNetwork();

        var exception = await DivergeAsync(network, hasFolder ? Runs.Options with { Folder = _folder.File("diverged") } : Runs.Options, step: 4);

        Assert.Contains("weights of epoch 1", exception.Message, StringComparison.Ordinal);
        Assert.Equal(Runs.BitsOf(expected), Runs.BitsOf(network));
        Assert.False(network.training);
        Assert.Equal(Shapes.ClassNames, network.WeightsInfo.ClassNames);
    }

    [Fact]
    public async Task Best_weights_have_their_name_after_a_divergence_even_if_no_checkpoint_could_be_written()
    {
        using var network = Runs.CreateNetwork();
        var checkpoint = _folder.File("last.checkpoint");

        await Assert.ThrowsAsync<TrainingDivergedException>(() => Trainer.FitAsync(
            network,
            Shapes.Create(46),
            Shapes.Create(12, seed: 1),
            Runs.Options with { Folder = _folder.Path },
            new Reports(progress =>
            {
                if (progress.Step == 1)
                    File.SetAttributes(checkpoint, FileAttributes.ReadOnly);
                if (progress.Step == 4)
                    Spoil(network);
            }),
            Token));

        File.SetAttributes(checkpoint, FileAttributes.Normal);
        using var loaded = Runs.CreateNetwork();
        loaded.LoadWeights(_folder.File("best.safetensors"));
        Assert.Equal(Runs.BitsOf(network), Runs.BitsOf(loaded));
    }

    [Fact]
    public async Task Divergence_in_the_first_epoch_does_not_claim_that_there_are_best_weights()
    {
        using var network = Runs.CreateNetwork();

        var exception = await DivergeAsync(network, Runs.Options, step: 2);

        Assert.Contains("a third of the rate", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("weights of epoch", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Divergence_states_that_the_best_weights_could_not_be_loaded()
    {
        using var network = Runs.CreateNetwork();
        var options = Runs.Options with { Folder = _folder.Path };

        var exception = await DivergeAsync(network, options, step: 4, () => File.Delete(_folder.File("best.safetensors")));

        Assert.Contains("step 5: the loss is NaN", exception.Message, StringComparison.Ordinal);
        Assert.Contains("could not be loaded", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loss_that_is_not_finite_before_the_first_step_is_not_attributed_to_the_learning_rate()
    {
        using var network = Runs.CreateNetwork();
        Spoil(network);

        var exception = await Assert.ThrowsAsync<TrainingDivergedException>(() => Trainer.FitAsync(network, Shapes.Create(46), null, Runs.Options, cancellationToken: Token));

        Assert.Contains("the loss is NaN", exception.Message, StringComparison.Ordinal);
        Assert.Contains("the learning rate is not the cause", exception.Message, StringComparison.Ordinal);
        Assert.Contains("loaded weights", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("third", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Trains a network whose weights become NaN after a step.</summary>
    private static Task<TrainingDivergedException> DivergeAsync(FashionNetTiny network, TrainingOptions options, int step, Action? also = null) =>
        Assert.ThrowsAsync<TrainingDivergedException>(() => Trainer.FitAsync(
            network,
            Shapes.Create(46),
            Shapes.Create(12, seed: 1),
            options,
            new Reports(progress =>
            {
                if (progress.Step != step)
                    return;
                Spoil(network);
                also?.Invoke();
            }),
            Token));

    private static void Spoil(FashionNetTiny network)
    {
        using var withoutGradients = no_grad();
        using Scalar notANumber = double.NaN;
        network.parameters().Last().fill_(notANumber);
    }
}
