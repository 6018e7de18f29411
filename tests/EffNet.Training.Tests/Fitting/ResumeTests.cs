using System.Text;
using Xunit;

namespace EffNet.Training.Tests;

[Collection(OneTraining.Name)]
public sealed class ResumeTests : IDisposable
{
    private readonly RunFolder _folder = new();

    // 46 images are 6 batches and 3 steps of 2 batches per epoch. Step 3 ends the first epoch.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task Resumed_training_gives_the_same_weights_as_an_uninterrupted_training(int step)
    {
        var token = TestContext.Current.CancellationToken;
        var expected = await Runs.WeightsAfterAsync(Runs.Options, cancellationToken: token);
        var options = Runs.Options with { Folder = _folder.Path };
        using (var stop = new StopAtStep(step))
        {
            if (step == 6)
                await Runs.WeightsAfterAsync(options, cancellationToken: token);
            else
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runs.WeightsAfterAsync(options, stop, stop.Token));
        }

        Assert.Equal(expected, await Runs.WeightsAfterAsync(options, cancellationToken: token));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Resumed_training_with_head_epochs_gives_the_same_weights_as_an_uninterrupted_training(int step)
    {
        var token = TestContext.Current.CancellationToken;
        var options = Runs.Options with { Recipe = Runs.Recipe with { HeadEpochs = 1, Optimizer = new AdamWOptions(), LearningRate = 0.001 } };
        var expected = await Runs.WeightsAfterAsync(options, cancellationToken: token);
        options = options with { Folder = _folder.Path };
        using (var stop = new StopAtStep(step))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runs.WeightsAfterAsync(options, stop, stop.Token));

        Assert.Equal(expected, await Runs.WeightsAfterAsync(options, cancellationToken: token));
    }

    [Fact]
    public async Task Training_resumed_after_every_step_gives_the_same_weights_and_logs()
    {
        var token = TestContext.Current.CancellationToken;
        var options = Runs.Options with { Recipe = Runs.Recipe with { Optimizer = new RmsPropOptions(), LearningRate = 0.002 } };
        using var whole = new RunFolder();
        var expected = await Runs.WeightsAfterAsync(options with { Folder = whole.Path }, cancellationToken: token);
        options = options with { Folder = _folder.Path };
        for (var step = 1; step < 6; step++)
        {
            using var stop = new StopAtStep(step);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runs.WeightsAfterAsync(options, stop, stop.Token));
        }

        Assert.Equal(expected, await Runs.WeightsAfterAsync(options, cancellationToken: token));
        Assert.Equal(Losses(whole.Path), Losses(_folder.Path));
    }

    [Fact]
    public async Task Training_stopped_during_validation_keeps_the_steps_of_the_epoch()
    {
        var token = TestContext.Current.CancellationToken;
        var expected = await Runs.WeightsAfterAsync(Runs.Options, cancellationToken: token);
        var options = Runs.Options with { Folder = _folder.Path, CheckpointInterval = TimeSpan.FromDays(1) };
        using (var stop = new CancellationTokenSource())
        using (var network = Runs.CreateNetwork())
        {
            var validation = new CancelingImages(Shapes.Create(12, seed: 1), stop);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Trainer.FitAsync(network, Shapes.Create(46), validation, options, cancellationToken: stop.Token));
        }

        Assert.Equal(3, TrainingCheckpoint.ReadPosition(Path.Combine(_folder.Path, "last.checkpoint")).Step);
        Assert.Equal(expected, await Runs.WeightsAfterAsync(options, cancellationToken: token));
    }

    [Fact]
    public async Task Resuming_with_different_settings_throws_with_the_differences()
    {
        var token = TestContext.Current.CancellationToken;
        var options = Runs.Options with { Folder = _folder.Path };
        await Runs.WeightsAfterAsync(options, cancellationToken: token);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Runs.WeightsAfterAsync(options with { Seed = 4 }, cancellationToken: token));

        Assert.Contains("seed", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("optimizer", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resuming_with_other_learning_rates_of_stages_throws()
    {
        var token = TestContext.Current.CancellationToken;
        var options = Runs.Options with { Folder = _folder.Path };
        await Runs.WeightsAfterAsync(options, cancellationToken: token);

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => Runs.WeightsAfterAsync(options with { Recipe = Runs.Recipe with { LayerRates = LayerRates.Backbone(0.1) } }, cancellationToken: token));

        Assert.Contains("rates of stages: 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_without_Resume_does_not_overwrite_a_folder_with_a_checkpoint()
    {
        var token = TestContext.Current.CancellationToken;
        var options = Runs.Options with { Folder = _folder.Path };
        await Runs.WeightsAfterAsync(options, cancellationToken: token);
        var before = File.ReadAllBytes(Path.Combine(_folder.Path, "last.checkpoint"));

        await Assert.ThrowsAsync<IOException>(() => Runs.WeightsAfterAsync(options with { Resume = false }, cancellationToken: token));

        Assert.Equal(before, File.ReadAllBytes(Path.Combine(_folder.Path, "last.checkpoint")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-1)]
    public async Task Resuming_from_a_truncated_checkpoint_throws_with_the_file_name(int length)
    {
        var token = TestContext.Current.CancellationToken;
        var options = Runs.Options with { Folder = _folder.Path };
        var path = await StopAtSecondStepAsync(options);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(length < 0 ? bytes.Length + length : length)]);

        var exception = await Assert.ThrowsAsync<EffNet.Weights.WeightFileException>(() => Runs.WeightsAfterAsync(options, cancellationToken: token));

        Assert.Contains("last.checkpoint", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"loss_sum\u0022:")]
    [InlineData(null)]
    public async Task Resuming_from_a_checkpoint_with_a_changed_bit_throws(string? before)
    {
        var token = TestContext.Current.CancellationToken;
        var options = Runs.Options with { Folder = _folder.Path };
        var path = await StopAtSecondStepAsync(options);
        var bytes = File.ReadAllBytes(path);
        bytes[before is null ? bytes.Length - 100 : Encoding.Latin1.GetString(bytes).IndexOf(before, StringComparison.Ordinal) + before.Length] ^= 1;
        File.WriteAllBytes(path, bytes);

        var exception = await Assert.ThrowsAsync<EffNet.Weights.WeightFileException>(() => Runs.WeightsAfterAsync(options, cancellationToken: token));

        Assert.Contains("checksum", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_continues_with_a_warning_if_a_checkpoint_cannot_be_written()
    {
        using var network = Runs.CreateNetwork();
        var checkpoint = Path.Combine(_folder.Path, "last.checkpoint");
        var block = new Reports(progress =>
        {
            if (progress.Step != 1)
                return;
            File.Delete(checkpoint);
            Directory.CreateDirectory(checkpoint);
        });

        var result = await Trainer.FitAsync(
            network, Shapes.Create(46), Shapes.Create(12, seed: 1), Runs.Options with { Folder = _folder.Path }, block, TestContext.Current.CancellationToken);

        Assert.Equal(2, result.History.Count);
        Assert.Contains(result.Warnings, warning => warning.Kind == TrainingWarningKind.CheckpointNotWritten);
        using var loaded = Runs.CreateNetwork();
        loaded.LoadWeights(Path.Combine(_folder.Path, "best.safetensors"));
        Assert.Equal(Runs.BitsOf(network), Runs.BitsOf(loaded));
    }

    /// <summary>After the error, the network has other weights, and only the first checkpoint exists.</summary>
    [Fact]
    public async Task Same_call_after_an_error_before_the_second_checkpoint_gives_the_weights_of_an_uninterrupted_training()
    {
        var token = TestContext.Current.CancellationToken;
        var expected = await Runs.WeightsAfterAsync(Runs.Options, cancellationToken: token);
        var options = Runs.Options with { Folder = _folder.Path, CheckpointInterval = TimeSpan.FromDays(1) };
        using var network = Runs.CreateNetwork();
        Task FitAsync(IProgress<TrainingProgress>? progress) => Trainer.FitAsync(network, Shapes.Create(46), Shapes.Create(12, seed: 1), options, progress, token);
        await Assert.ThrowsAsync<IOException>(() => FitAsync(new Reports(progress => throw new IOException($"step {progress.Step}"))));

        await FitAsync(progress: null);

        Assert.Equal(expected, Runs.BitsOf(network));
    }

    [Fact]
    public async Task Resuming_keeps_better_weights_than_those_of_the_checkpoint_until_there_are_better_ones()
    {
        var (checkpoint, best) = (Path.Combine(_folder.Path, "last.checkpoint"), Path.Combine(_folder.Path, "best.safetensors"));
        await TrainWithoutValidationAsync(new Reports(progress =>
        {
            if (progress.Step == 4)
                File.SetAttributes(checkpoint, FileAttributes.ReadOnly);
        }));
        File.SetAttributes(checkpoint, FileAttributes.Normal);
        var expected = File.ReadAllBytes(best);

        await Assert.ThrowsAsync<IOException>(() => TrainWithoutValidationAsync(new Reports(_ => throw new IOException())));

        Assert.Equal(expected, File.ReadAllBytes(best));
        Assert.True(File.Exists(Path.Combine(_folder.Path, "best-previous.safetensors")));
    }

    [Fact]
    public async Task Training_whose_last_checkpoint_could_not_be_written_can_be_resumed()
    {
        var checkpoint = Path.Combine(_folder.Path, "last.checkpoint");
        var block = new Reports(progress =>
        {
            if (progress.Step == 4)
                File.SetAttributes(checkpoint, FileAttributes.ReadOnly);
        });
        var first = await TrainWithoutValidationAsync(block);
        using (var loaded = Runs.CreateNetwork())
        {
            loaded.LoadWeights(Path.Combine(_folder.Path, "best.safetensors"));
            Assert.Equal(first.Weights, Runs.BitsOf(loaded));
        }

        File.SetAttributes(checkpoint, FileAttributes.Normal);
        var steps = new List<long>();

        var second = await TrainWithoutValidationAsync(new Reports(progress => steps.Add(progress.Step)));

        Assert.Contains(first.Result.Warnings, warning => warning.Kind == TrainingWarningKind.CheckpointNotWritten);
        Assert.Equal([4, 5, 6], steps);
        Assert.Equal(first.Weights, second.Weights);
        Assert.Equal(["best.safetensors"], Directory.GetFiles(_folder.Path, "best*").Select(Path.GetFileName));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Trains for two epochs without validation, so that the last epoch has the best weights.</summary>
    private async Task<(TrainingResult Result, byte[] Weights)> TrainWithoutValidationAsync(IProgress<TrainingProgress> progress)
    {
        using var network = Runs.CreateNetwork();
        var options = Runs.Options with { Folder = _folder.Path };
        var result = await Trainer.FitAsync(network, Shapes.Create(46), null, options, progress, TestContext.Current.CancellationToken);
        return (result, Runs.BitsOf(network));
    }

    /// <summary>Stops a training after two steps, and returns its checkpoint.</summary>
    private async Task<string> StopAtSecondStepAsync(TrainingOptions options)
    {
        using var stop = new StopAtStep(2);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runs.WeightsAfterAsync(options, stop, stop.Token));
        return Path.Combine(_folder.Path, "last.checkpoint");
    }

    private static List<(int Epoch, long Step, double Loss, double? Validation)> Losses(string folder) =>
        [.. JsonLinesMetricsLog.Read(Path.Combine(folder, "metrics.jsonl")).Select(m => (m.Epoch, m.Step, m.TrainingLoss, m.ValidationLoss))];
}
