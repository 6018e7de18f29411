using EffNet.Pictures;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

/// <summary>Images, networks and options that are invalid or fail during a training.</summary>
[Collection(OneTraining.Name)]
public sealed class MisuseTests : IDisposable
{
    private readonly RunFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unreadable_images_are_skipped_and_listed_if_every_batch_has_one_image()
    {
        using var network = Runs.CreateNetwork();
        var options = Runs.Options with { Recipe = Runs.Recipe with { BatchSize = 1, BatchesPerStep = 1 } };
        var reports = new List<TrainingProgress>();

        var result = await Trainer.FitAsync(
            network,
            ChangedImages.WithoutReadable(Shapes.Create(20), 3, 7),
            ChangedImages.WithoutReadable(Shapes.Create(12, seed: 1), 5),
            options,
            new Reports(reports.Add),
            Token);

        Assert.Equal(["image 3", "image 7"], result.Skipped.Keys);
        Assert.Equal("image 5", Assert.Single(result.Validation!.Unreadable).Path);
        Assert.Equal(18, reports.Count(report => report.Epoch == 1));
        Assert.Equal(18, reports.Count(report => report.Epoch == 2));
        Assert.Equal(36, reports[^1].Step);
    }

    [Fact]
    public async Task Damaged_image_does_not_prevent_the_split_for_validation()
    {
        using var network = Runs.CreateNetwork();

        var result = await Trainer.FitAsync(network, ChangedImages.WithoutReadable(Shapes.Create(40), 3), Runs.Options, cancellationToken: Token);

        Assert.Equal(1, result.Skipped.Count + result.Validation!.Unreadable.Count);
    }

    [Fact]
    public async Task Training_throws_if_there_are_too_few_images_for_validation()
    {
        using var network = Runs.CreateNetwork();

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Trainer.FitAsync(network, Shapes.Create(3), Runs.Options, cancellationToken: Token));

        Assert.Equal("images", exception.ParamName);
        Assert.Contains("no class has two different images", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_that_changes_to_minus_100_during_training_throws()
    {
        using var network = Runs.CreateNetwork();
        var images = new ChangedImages(Shapes.Create(46));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Trainer.FitAsync(network, images, null, Runs.Options, new Reports(_ => images.Label = _ => -100), Token));

        Assert.Contains("-100; expected 0 to 2", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Training_throws_if_the_last_step_makes_weights_infinite(bool hasValidation)
    {
        using var network = Runs.CreateNetwork();
        var recipe = Runs.Recipe with { Epochs = 1, BatchSize = 64, LearningRate = 1e38, MaximumGradientNorm = null, AverageDecay = null, Schedule = new ConstantSchedule() };

        await Assert.ThrowsAsync<TrainingDivergedException>(
            () => Trainer.FitAsync(network, Shapes.Create(20), hasValidation ? Shapes.Create(12, seed: 1) : null, Runs.Options with { Recipe = recipe }, cancellationToken: Token));
    }

    [Fact]
    public async Task Norm_statistics_can_be_estimated_with_a_batch_size_of_1()
    {
        using var network = Runs.CreateNetwork();
        var options = Runs.Options with { NormEstimationBatches = 2, Recipe = Runs.Recipe with { BatchSize = 1 } };

        var result = await Trainer.FitAsync(network, Shapes.Create(12), Shapes.Create(12, seed: 1), options, cancellationToken: Token);

        Assert.Equal(2, result.History.Count);
    }

    [Fact]
    public async Task Estimating_the_statistics_of_frozen_norms_throws()
    {
        using var network = Runs.CreateNetwork();

        await Assert.ThrowsAsync<ArgumentException>(
            () => Trainer.FitAsync(network, Shapes.Create(12), null, Runs.Options with { NormEstimationBatches = 2, Norms = NormTraining.Frozen }, cancellationToken: Token));
    }

    [Fact]
    public async Task Patience_without_validation_images_throws()
    {
        using var network = Runs.CreateNetwork();

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => Trainer.FitAsync(network, Shapes.Create(12), null, Runs.Options with { Patience = 2 }, cancellationToken: Token));

        Assert.Contains("Patience is 2, but there is no validation set", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_training_options_throw_when_they_are_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { NormEstimationBatches = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { CacheBytes = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Workers = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { MaximumUnreadable = -1 });
        Assert.Throws<ArgumentNullException>(() => new TrainingOptions { Recipe = null! });
        Assert.Equal("Folder", Assert.Throws<ArgumentException>(() => new TrainingOptions { Folder = " " }).ParamName);
        Assert.Equal("Norms", Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Norms = (NormTraining)2 }).ParamName);
        Assert.Equal("Sampling", Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Sampling = (Sampling)(-1) }).ParamName);
        Assert.Equal("DecayScope", Assert.Throws<ArgumentOutOfRangeException>(() => new AdamWOptions { DecayScope = (WeightDecayScope)9 }).ParamName);
        Assert.Equal("ValidationShare", Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { ValidationShare = 1 }).ParamName);
        Assert.Equal("CheckpointInterval", Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { CheckpointInterval = TimeSpan.FromTicks(-1) }).ParamName);
    }

    [Fact]
    public async Task Augmentation_function_that_returns_null_throws_an_exception_that_names_it()
    {
        using var network = Runs.CreateNetwork();

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => Trainer.FitAsync(network, Shapes.Create(12), null, Runs.Options with { Augmentation = _ => null! }, cancellationToken: Token));

        Assert.Contains("Augmentation returned null", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preprocessing_mean_of_NaN_throws_instead_of_reporting_divergence()
    {
        using var network = Runs.CreateNetwork();
        var preprocessing = Runs.Options.Preprocessing! with { Mean = new ChannelValues(0, float.NaN, 0) };

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Trainer.FitAsync(network, Shapes.Create(12), null, Runs.Options with { Preprocessing = preprocessing, Augmentation = null }, cancellationToken: Token));

        Assert.Contains("must be finite", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleted_image_is_skipped_with_and_without_a_validation_split()
    {
        using var files = new DataFolder();
        for (var i = 0; i < 12; i++)
            files.WriteImage($"{(i % 2 == 0 ? "dark" : "light")}/{i}.png", (byte)(20 * i));
        var images = ImageSets.FromFolder(files.Path);
        File.Delete(files["dark/4.png"]);
        using var network = Runs.CreateNetwork(classes: 2);
        var options = Runs.Options with { Augmentation = null };

        var divided = await Trainer.FitAsync(network, images, options, cancellationToken: Token);
        var whole = await Trainer.FitAsync(network, images, null, options, cancellationToken: Token);

        Assert.EndsWith("4.png", Assert.Single([.. divided.Skipped.Keys, .. divided.Validation!.Unreadable.Select(file => file.Path)]), StringComparison.Ordinal);
        Assert.EndsWith("4.png", Assert.Single(whole.Skipped.Keys), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Divergence_message_states_that_a_step_has_more_images_than_the_set()
    {
        using var network = Runs.CreateNetwork();
        var recipe = Runs.Recipe with { BatchSize = int.MaxValue, LearningRate = 1e30, LearningRateBatchSize = 256, MaximumGradientNorm = null, Schedule = new ConstantSchedule() };

        var exception = await Assert.ThrowsAsync<TrainingDivergedException>(
            () => Trainer.FitAsync(network, Shapes.Create(12), null, Runs.Options with { Recipe = recipe }, cancellationToken: Token));

        Assert.Contains("the training set has 12 images", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_can_be_resumed_after_an_exception_of_its_progress_callback()
    {
        var expected = await Runs.WeightsAfterAsync(Runs.Options, cancellationToken: Token);
        var options = Runs.Options with { Folder = _folder.Path, CheckpointInterval = TimeSpan.Zero };
        var broken = new Reports(progress => _ = progress.Step == 5 ? throw new FormatException("mine") : 0);

        Assert.Equal("mine", (await Assert.ThrowsAsync<FormatException>(() => Runs.WeightsAfterAsync(options, broken, Token))).Message);

        Assert.Equal(expected, await Runs.WeightsAfterAsync(options, cancellationToken: Token));
    }

    [Fact]
    public async Task Empty_validation_set_throws_an_exception_that_names_it()
    {
        using var network = Runs.CreateNetwork();
        var images = Shapes.Create(12);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Trainer.FitAsync(network, images, images.Subset([]), Runs.Options, cancellationToken: Token));

        Assert.Contains("The validation set has no images", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_that_reaches_the_last_epoch_is_not_reported_as_stopped_early()
    {
        using var network = Runs.CreateNetwork();
        var options = Runs.Options with
        {
            Patience = 2,
            Recipe = Runs.Recipe with { Epochs = 3, LearningRate = 1e-300, AverageDecay = null, MaximumGradientNorm = null },
            Norms = NormTraining.Frozen,
        };

        var result = await Trainer.FitAsync(network, Shapes.Create(46), Shapes.Create(12, seed: 1), options, cancellationToken: Token);

        Assert.Equal((1, 3), (result.BestEpoch, result.History.Count));
        Assert.False(result.StoppedEarly);
    }

    [Fact]
    public async Task Training_leaks_no_tensors_if_its_folder_cannot_be_created()
    {
        using var network = Runs.CreateNetwork();
        File.WriteAllText(_folder.File("file"), string.Empty);
        var options = Runs.Options with { Folder = _folder.File("file"), WeightClasses = true };
        var images = Shapes.Create(46);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;

        await Assert.ThrowsAsync<IOException>(() => Trainer.FitAsync(network, images, null, options, cancellationToken: Token));

        Assert.True(Tensor.TotalCount - before < 10, $"{Tensor.TotalCount - before} tensors are left");
    }

    [Fact]
    public async Task Batch_size_can_be_larger_than_the_training_set()
    {
        using var network = Runs.CreateNetwork();

        var result = await Trainer.FitAsync(network, Shapes.Create(20), null, Runs.Options with { Recipe = Runs.Recipe with { BatchSize = 1_000_000 } }, cancellationToken: Token);

        Assert.Equal(2, result.History[^1].Step);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Set_without_readable_images_throws_regardless_of_MaximumUnreadable(bool isValidation)
    {
        using var network = Runs.CreateNetwork();
        var (readable, damaged) = (Shapes.Create(12), ChangedImages.WithoutReadable(Shapes.Create(12), [.. Enumerable.Range(0, 12)]));

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => Trainer.FitAsync(
            network, isValidation ? readable : damaged, isValidation ? damaged : readable, Runs.Options with { MaximumUnreadable = 100 }, cancellationToken: Token));

        Assert.Contains(isValidation ? "None of the 12 validation images can be read" : "12 of 12 are not readable", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Network_with_another_class_count_throws_before_images_are_read()
    {
        using var network = Runs.CreateNetwork(classes: 10);
        var images = new ChangedImages(Shapes.Create(12)) { Loading = _ => throw new InvalidDataException("The image was read.") };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Trainer.FitAsync(network, images, Runs.Options, cancellationToken: Token));

        Assert.Equal("images", exception.ParamName);
    }

    public void Dispose() => _folder.Dispose();
}
