using System.Globalization;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

/// <summary>Trainings that are canceled during steps and validations, and resumed with other settings or in another culture.</summary>
[Collection(OneTraining.Name)]
public sealed class InterruptionTests : IDisposable
{
    private readonly RunFolder _folder = new();

    // A step has two batches. Odd numbers are the first batch of a step.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Training_canceled_within_a_step_resumes_to_the_same_weights(int batch)
    {
        var token = TestContext.Current.CancellationToken;
        var expected = await Runs.WeightsAfterAsync(Runs.Options, cancellationToken: token);
        var options = Runs.Options with { Folder = _folder.Path };

        await CancelAsync(options, (forward, isTraining) => isTraining && forward == batch);

        Assert.Equal(expected, await Runs.WeightsAfterAsync(options, cancellationToken: token));
    }

    [Fact]
    public async Task Training_canceled_during_validation_resumes_after_the_trained_epoch()
    {
        var token = TestContext.Current.CancellationToken;
        var expected = await Runs.WeightsAfterAsync(Runs.Options, cancellationToken: token);
        var options = Runs.Options with { Folder = _folder.Path };
        await CancelAsync(options, (_, isTraining) => !isTraining);
        var steps = new List<long>();

        var resumed = await Runs.WeightsAfterAsync(options, new Reports(progress => steps.Add(progress.Step)), token);

        Assert.Equal([4, 5, 6], steps);
        Assert.Equal(expected, resumed);
    }

    [Fact]
    public async Task Training_can_be_resumed_in_another_culture()
    {
        var token = TestContext.Current.CancellationToken;
        var options = Runs.Options with { Folder = _folder.Path, Mixing = new Mixup() };
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            await CancelAsync(options, (forward, _) => forward == 2);
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");

            Assert.NotEmpty(await Runs.WeightsAfterAsync(options, cancellationToken: token));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Report_writes_the_recipe_with_decimal_points_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            await Runs.WeightsAfterAsync(Runs.Options with { Folder = _folder.Path }, cancellationToken: TestContext.Current.CancellationToken);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        var report = File.ReadAllText(_folder.File("report.md"));
        Assert.Contains("Momentum = 0.9", report, StringComparison.Ordinal);
        Assert.Contains("rates of stages", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resuming_with_other_training_images_throws()
    {
        var options = Runs.Options with { Folder = _folder.Path };
        await CancelAsync(options, (forward, _) => forward == 2);
        using var network = Runs.CreateNetwork();

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => Trainer.FitAsync(network, new ChangedImages(Shapes.Create(46)), Shapes.Create(12, seed: 1), options, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("training images", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resuming_with_another_augmentation_throws()
    {
        var options = Runs.Options with { Folder = _folder.Path };
        await CancelAsync(options, (forward, _) => forward == 2);

        Assert.Contains("augmentation", await RefusalAsync(options with { Augmentation = size => AugmentationPresets.SmallImages(size, shift: 3) }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_training_in_a_folder_throws_until_the_first_training_ends()
    {
        var token = TestContext.Current.CancellationToken;
        var options = Runs.Options with { Folder = _folder.Path };
        var refusals = new List<Exception?>();
        var second = new Reports(_ =>
        {
            if (refusals.Count > 0)
                return;
            refusals.Add(ExceptionOf(Runs.WeightsAfterAsync(options, cancellationToken: token)));
        });

        var weights = await Runs.WeightsAfterAsync(options, second, token);

        Assert.Contains("another training", Assert.IsType<IOException>(refusals.Single()).Message, StringComparison.Ordinal);
        Assert.Equal(2, JsonLinesMetricsLog.Read(_folder.File("metrics.jsonl")).Count);
        Assert.Equal(weights, await Runs.WeightsAfterAsync(options, cancellationToken: token));
    }

    [Fact]
    public async Task Resuming_throws_if_the_file_of_the_best_weights_is_missing()
    {
        var options = Runs.Options with { Folder = _folder.Path };
        await CancelAsync(options, (forward, isTraining) => isTraining && forward > 9);
        File.Delete(_folder.File("best.safetensors"));

        var exception = await Assert.ThrowsAsync<FileNotFoundException>(() => Runs.WeightsAfterAsync(options, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("weights of epoch 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_training_keeps_the_class_names_of_the_network()
    {
        var options = Runs.Options with { Folder = _folder.Path };
        await CancelAsync(options, (forward, _) => forward == 2);
        using var network = Runs.CreateNetwork();
        network.WeightsInfo = network.WeightsInfo with { ClassNames = ["cat", "dog", "bird"] };

        await Assert.ThrowsAsync<ArgumentException>(
            () => Trainer.FitAsync(network, Shapes.Create(46), Shapes.Create(12, seed: 1), options with { Seed = 4 }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(["cat", "dog", "bird"], network.WeightsInfo.ClassNames);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task CancelAsync(TrainingOptions options, Func<int, bool, bool> isLast)
    {
        using var source = new CancellationTokenSource();
        using var network = Runs.CreateNetwork();
        var forward = 0;
        network.register_forward_hook((module, _, output) =>
        {
            if (isLast(++forward, module.training))
                source.Cancel();
            return output;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Trainer.FitAsync(network, Shapes.Create(46), Shapes.Create(12, seed: 1), options, cancellationToken: source.Token));
    }

    private static Exception? ExceptionOf(Task task) => Record.Exception(() => task.GetAwaiter().GetResult());

    private static async Task<string> RefusalAsync(TrainingOptions options) =>
        (await Assert.ThrowsAsync<ArgumentException>(() => Runs.WeightsAfterAsync(options, cancellationToken: TestContext.Current.CancellationToken))).Message;
}
