using EffNet.Weights;
using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Result folders with content that a training does not expect.</summary>
[Collection(OneTraining.Name)]
public sealed class ResultFolderTests : IDisposable
{
    private readonly RunFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TrainingOptions Options => Runs.Options with { Folder = _folder.Path };

    [Fact]
    public async Task Training_does_not_overwrite_best_weights_whose_checkpoint_was_deleted()
    {
        await Runs.WeightsAfterAsync(Options, cancellationToken: Token);
        var before = File.ReadAllBytes(_folder.File("best.safetensors"));
        File.Delete(_folder.File("last.checkpoint"));

        var exception = await Assert.ThrowsAsync<IOException>(() => Runs.WeightsAfterAsync(Options with { Seed = 4 }, cancellationToken: Token));

        Assert.Contains("would overwrite them", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.File("best.safetensors")));
    }

    [Fact]
    public async Task Training_killed_in_its_first_step_starts_again_with_the_same_weights()
    {
        using var killed = new RunFolder();
        var steps = new List<long>();
        var copy = new Reports(progress =>
        {
            if (progress.Step == 1)
                File.Copy(_folder.File("last.checkpoint"), killed.File("last.checkpoint"));
        });
        var expected = await Runs.WeightsAfterAsync(Options with { CheckpointInterval = TimeSpan.FromDays(1) }, copy, Token);

        var weights = await Runs.WeightsAfterAsync(Options with { Folder = killed.Path }, new Reports(progress => steps.Add(progress.Step)), Token);

        Assert.Equal(1, steps[0]);
        Assert.Equal(expected, weights);
    }

    [Fact]
    public async Task Resuming_with_truncated_best_weights_throws_before_the_first_step()
    {
        await StopInSecondEpochAsync();
        var bytes = File.ReadAllBytes(_folder.File("best.safetensors"));
        File.WriteAllBytes(_folder.File("best.safetensors"), bytes[..^1]);
        var steps = new List<long>();

        var exception = await Assert.ThrowsAsync<WeightFileException>(
            () => Runs.WeightsAfterAsync(Options, new Reports(progress => steps.Add(progress.Step)), Token));

        Assert.Contains("best.safetensors", exception.Message, StringComparison.Ordinal);
        Assert.Empty(steps);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Resuming_with_best_weights_of_another_training_throws_before_the_first_step(int classes)
    {
        await StopInSecondEpochAsync();
        using (var other = Runs.CreateNetwork(classes))
            other.SaveWeights(_folder.File("best.safetensors"));
        var steps = new List<long>();

        var exception = await Assert.ThrowsAsync<WeightFileException>(() => Runs.WeightsAfterAsync(Options, new Reports(progress => steps.Add(progress.Step)), Token));

        Assert.Contains("does not have the weights of epoch 1", exception.Message, StringComparison.Ordinal);
        Assert.Empty(steps);
    }

    [Fact]
    public async Task Replaced_best_weights_of_a_complete_training_throw_and_do_not_change_the_network()
    {
        await Runs.WeightsAfterAsync(Options, cancellationToken: Token);
        using var network = Runs.CreateNetwork();
        network.SaveWeights(_folder.File("best.safetensors"));
        var before = Runs.BitsOf(network);

        await Assert.ThrowsAsync<WeightFileException>(
            () => Trainer.FitAsync(network, Shapes.Create(46), Shapes.Create(12, seed: 1), Options, cancellationToken: Token));

        Assert.Equal(before, Runs.BitsOf(network));
    }

    [Fact]
    public async Task Class_names_in_replaced_metadata_of_the_best_weights_are_not_used()
    {
        await Runs.WeightsAfterAsync(Options, cancellationToken: Token);
        using var network = Runs.CreateNetwork();
        network.LoadWeights(_folder.File("best.safetensors"));
        network.WeightsInfo = network.WeightsInfo with { ClassNames = ["cat", "dog", "bird"] };
        network.SaveWeights(_folder.File("best.safetensors"));

        await Trainer.FitAsync(network, Shapes.Create(46), Shapes.Create(12, seed: 1), Options, cancellationToken: Token);

        Assert.Equal(Shapes.ClassNames, network.WeightsInfo.ClassNames);
    }

    /// <summary>
    /// The best weights of an epoch are written before the checkpoint of this epoch, and get their final name after it. A training that is killed in between leaves one of the two
    /// states that the test creates from the files of a training that reached the second epoch.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Training_killed_while_it_stores_the_best_weights_resumes_to_the_same_weights(bool hasCheckpoint)
    {
        using var killed = new RunFolder();
        var expected = await Runs.WeightsAfterAsync(Runs.Options, cancellationToken: Token);
        var copy = new Reports(progress =>
        {
            // In step 3, the last checkpoint is that of step 0 or 2, and in step 4, it is that of the first epoch.
            if (progress.Step == (hasCheckpoint ? 4 : 3))
                File.Copy(_folder.File("last.checkpoint"), killed.File("last.checkpoint"));
            if (progress.Step == 4)
                File.Copy(_folder.File("best.safetensors"), killed.File("best-next.safetensors"));
        });
        await Runs.WeightsAfterAsync(Options with { CheckpointInterval = TimeSpan.FromDays(1) }, copy, Token);

        var weights = await Runs.WeightsAfterAsync(Options with { Folder = killed.Path }, cancellationToken: Token);

        Assert.Equal(expected, weights);
        Assert.False(File.Exists(killed.File("best-next.safetensors")));
        Assert.True(File.Exists(killed.File("best.safetensors")));
    }

    [Theory]
    [InlineData("best-next.safetensors")]
    [InlineData("best-previous.safetensors")]
    public async Task Damaged_file_that_is_not_needed_does_not_prevent_resuming(string name)
    {
        var expected = await Runs.WeightsAfterAsync(Runs.Options, cancellationToken: Token);
        await StopInSecondEpochAsync();
        await File.WriteAllTextAsync(_folder.File(name), "damaged", Token);

        Assert.Equal(expected, await Runs.WeightsAfterAsync(Options, cancellationToken: Token));
    }

    [Fact]
    public async Task Weights_that_no_checkpoint_refers_to_do_not_replace_the_best_weights()
    {
        var expected = await Runs.WeightsAfterAsync(Runs.Options, cancellationToken: Token);
        await StopInSecondEpochAsync();
        using (var other = Runs.CreateNetwork())
            other.SaveWeights(_folder.File("best-next.safetensors"));

        Assert.Equal(expected, await Runs.WeightsAfterAsync(Options, cancellationToken: Token));
    }

    [Fact]
    public async Task Resuming_writes_deleted_logs_again_from_the_checkpoint()
    {
        await StopInSecondEpochAsync();
        File.Delete(_folder.File("metrics.csv"));
        File.Delete(_folder.File("metrics.jsonl"));
        Directory.Delete(_folder.File("tensorboard"), recursive: true);

        await Runs.WeightsAfterAsync(Options, cancellationToken: Token);

        Assert.Equal([1, 2], JsonLinesMetricsLog.Read(_folder.File("metrics.jsonl")).Select(epoch => epoch.Epoch));
        Assert.Equal(["1", "2"], File.ReadLines(_folder.File("metrics.csv")).Skip(1).Select(line => line.Split(',')[0]));
        Assert.True(new FileInfo(_folder.File("tensorboard/events.out.tfevents.training")).Length > 0);
    }

    [Fact]
    public async Task Result_folder_that_is_a_file_throws_with_its_path()
    {
        File.WriteAllText(_folder.File("file"), "mine");

        var exception = await Assert.ThrowsAsync<IOException>(() => Runs.WeightsAfterAsync(Options with { Folder = _folder.File("file") }, cancellationToken: Token));

        Assert.Contains($"'{_folder.File("file")}' is a file; expected a folder", exception.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder.File("file")));
    }

    [Theory]
    [InlineData("last.checkpoint")]
    [InlineData("best.safetensors")]
    [InlineData("report.md")]
    [InlineData("metrics.csv")]
    [InlineData("learning-curves.png")]
    public async Task Sub_folder_with_the_name_of_a_result_throws_before_the_first_step(string name)
    {
        Directory.CreateDirectory(_folder.File(name));
        var steps = new List<long>();

        var exception = await Assert.ThrowsAsync<IOException>(() => Runs.WeightsAfterAsync(Options, new Reports(progress => steps.Add(progress.Step)), Token));

        Assert.Contains($"'{_folder.File(name)}' is a folder", exception.Message, StringComparison.Ordinal);
        Assert.Empty(steps);
    }

    [Fact]
    public async Task Temporary_files_of_killed_runs_are_deleted()
    {
        const string Name = ".0123456789abcdef0123456789abcdef.tmp";
        string[] kept = ["notes.tmp", ".0123456789abcdef0123456789abcdeg.tmp", ".0123456789abcdef.tmp"];
        Directory.CreateDirectory(_folder.File("tensorboard"));
        foreach (var name in (string[])[Name, $"tensorboard/{Name}", .. kept])
            File.WriteAllText(_folder.File(name), "incomplete");

        await Runs.WeightsAfterAsync(Options, cancellationToken: Token);

        Assert.False(File.Exists(_folder.File(Name)));
        Assert.False(File.Exists(_folder.File($"tensorboard/{Name}")));
        Assert.All(kept, name => Assert.True(File.Exists(_folder.File(name)), name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("results")]
    [InlineData("dark/results")]
    public async Task Result_folder_inside_the_image_folder_throws(string name)
    {
        using var files = new DataFolder();
        for (var i = 0; i < 12; i++)
            files.WriteImage($"{(i % 2 == 0 ? "dark" : "light")}/{i}.png", (byte)(20 * i));
        using var network = Runs.CreateNetwork(classes: 2);
        var options = Runs.Options with { Folder = Path.Combine(files.Path, name), CacheBytes = 1 << 20 };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Trainer.FitAsync(network, ImageSets.FromFolder(files.Path), options, cancellationToken: Token));

        Assert.Contains("would be a class of the next training", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetDirectories(files.Path).Length);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Stops after the fourth of six steps. The first epoch, which has the best weights so far, has three steps.</summary>
    private async Task StopInSecondEpochAsync()
    {
        using var stop = new StopAtStep(4);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runs.WeightsAfterAsync(Options, stop, stop.Token));
    }
}
