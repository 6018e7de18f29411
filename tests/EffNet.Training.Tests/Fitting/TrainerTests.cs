using EffNet.Models;
using EffNet.Pictures;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

[Collection(OneTraining.Name)]
public sealed class TrainerTests : IDisposable
{
    private readonly RunFolder _folder = new();

    [Fact]
    public async Task Training_reaches_90_percent_accuracy_and_stores_the_class_names()
    {
        var token = TestContext.Current.CancellationToken;
        using var network = Runs.CreateNetwork();
        var options = Runs.Options with
        {
            Recipe = Runs.Recipe with { Epochs = 6, BatchesPerStep = 1, Optimizer = new AdamWOptions(), LearningRate = 0.003, AverageDecay = null },
            Folder = _folder.Path,
        };

        var result = await Trainer.FitAsync(network, Shapes.Create(150), Shapes.Create(60, seed: 1), options, cancellationToken: token);

        Assert.True(result.Validation!.Top1 > 0.9, $"{result.Validation.Top1:P1}");
        Assert.False(network.training);
        Assert.Equal(Shapes.ClassNames, network.WeightsInfo.ClassNames);
        Assert.Equal(options.Preprocessing, network.WeightsInfo.Preprocessing);
        Assert.Equal(result.History[result.BestEpoch - 1].ValidationTop1, result.Validation.Top1);
        using var loaded = Runs.CreateNetwork();
        loaded.LoadWeights(Path.Combine(_folder.Path, "best.safetensors"));
        Assert.Equal(Runs.BitsOf(network), Runs.BitsOf(loaded));
        Assert.Equal(network.WeightsInfo.ClassNames, loaded.WeightsInfo.ClassNames);
        foreach (var file in (string[])["report.md", "learning-curves.svg", "learning-curves.png", "confusion-matrix.png", "metrics.csv", "metrics.jsonl"])
            Assert.True(File.Exists(Path.Combine(_folder.Path, file)), file);
    }

    [Fact]
    public async Task Trained_weights_do_not_depend_on_the_number_of_loader_threads()
    {
        var token = TestContext.Current.CancellationToken;

        Assert.Equal(
            await Runs.WeightsAfterAsync(Runs.Options with { Workers = 1 }, cancellationToken: token),
            await Runs.WeightsAfterAsync(Runs.Options with { Workers = 3, CacheBytes = 1 << 20 }, cancellationToken: token));
    }

    [Fact]
    public async Task Training_with_another_seed_gives_other_weights()
    {
        var token = TestContext.Current.CancellationToken;

        Assert.NotEqual(
            await Runs.WeightsAfterAsync(Runs.Options, cancellationToken: token), await Runs.WeightsAfterAsync(Runs.Options with { Seed = 9 }, cancellationToken: token));
    }

    [Fact]
    public async Task Random_numbers_drawn_by_other_code_do_not_change_the_trained_weights()
    {
        var token = TestContext.Current.CancellationToken;
        var drawing = new Reports(_ => rand(7).Dispose());

        Assert.Equal(await Runs.WeightsAfterAsync(Runs.Options, cancellationToken: token), await Runs.WeightsAfterAsync(Runs.Options, drawing, token));
    }

    [Fact]
    public async Task Training_with_a_learning_rate_of_1e10_throws_with_a_remedy()
    {
        using var network = Runs.CreateNetwork();
        var options = Runs.Options with { Recipe = Runs.Recipe with { Epochs = 20, LearningRate = 1e10, MaximumGradientNorm = null } };

        var exception = await Assert.ThrowsAsync<TrainingDivergedException>(
            () => Trainer.FitAsync(network, Shapes.Create(46), null, options, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("1E+10", exception.Message, StringComparison.Ordinal);
        Assert.Contains("a third", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_throws_if_weights_overflow_in_the_last_step_of_an_epoch()
    {
        using var network = Runs.CreateNetwork();
        var recipe = Runs.Recipe with { BatchSize = 46, BatchesPerStep = 1, LearningRate = 1e30, AverageDecay = null, MaximumGradientNorm = null };

        var exception = await Assert.ThrowsAsync<TrainingDivergedException>(() => Trainer.FitAsync(
            network, Shapes.Create(46), Shapes.Create(12, seed: 1), Runs.Options with { Recipe = recipe }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("epoch 1, step 1: the scores of validation images", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_with_images_of_one_class_throws()
    {
        using var network = Runs.CreateNetwork();
        var images = Shapes.Create(30);

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => Trainer.FitAsync(network, images.Where(i => images.GetLabel(i) == 1), null, Runs.Options, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("same class", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_throws_if_the_network_has_another_number_of_outputs_than_classes()
    {
        using var network = Runs.CreateNetwork(classes: 10);

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => Trainer.FitAsync(network, Shapes.Create(30), null, Runs.Options, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("classes: 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_drops_a_last_batch_of_one_image_with_a_warning()
    {
        using var network = Runs.CreateNetwork();

        var result = await Trainer.FitAsync(
            network, Shapes.Create(41), null, Runs.Options with { Recipe = Runs.Recipe with { Epochs = 1 } }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains(result.Warnings, warning => warning.Kind == TrainingWarningKind.DroppedBatch);
        Assert.Equal(3, result.History.Single().Step);
    }

    [Fact]
    public async Task Frozen_norms_train_with_a_last_batch_of_one_image()
    {
        using var network = Runs.CreateNetwork();
        var images = new List<int>();
        network.register_forward_hook((module, input, output) =>
        {
            if (module.training)
                images.Add((int)input.shape[0]);
            return output;
        });
        var options = Runs.Options with { Norms = NormTraining.Frozen, Recipe = Runs.Recipe with { Epochs = 1, BatchSize = 8, BatchesPerStep = 1 } };

        var result = await Trainer.FitAsync(network, Shapes.Create(33), null, options, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([8, 8, 8, 8, 1], images);
        Assert.Equal(5, result.History.Single().Step);
        Assert.DoesNotContain(result.Warnings, warning => warning.Kind == TrainingWarningKind.DroppedBatch);
    }

    [Fact]
    public async Task Training_stops_early_after_epochs_without_improvement()
    {
        using var network = Runs.CreateNetwork();
        var options = Runs.Options with
        {
            Patience = 2,
            Recipe = Runs.Recipe with { Epochs = 50, LearningRate = 1e-300, AverageDecay = null, MaximumGradientNorm = null },
            Norms = NormTraining.Frozen,
        };

        var result = await Trainer.FitAsync(network, Shapes.Create(46), Shapes.Create(12, seed: 1), options, cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(result.StoppedEarly);
        Assert.Equal(result.BestEpoch + 2, result.History.Count);
    }

    [Fact]
    public async Task Frozen_norms_keep_their_statistics_and_train_their_weights()
    {
        using var network = Runs.CreateNetwork();
        var norm = network.modules().OfType<BatchNorm2d>().First();
        var (mean, weight) = (norm.running_mean!.clone(), norm.weight!.detach().clone());

        await Trainer.FitAsync(network, Shapes.Create(46), null, Runs.Options with { Norms = NormTraining.Frozen }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Runs.BitsOf(mean), Runs.BitsOf(norm.running_mean!));
        Assert.NotEqual(Runs.BitsOf(weight), Runs.BitsOf(norm.weight!));
    }

    [Fact]
    public async Task Training_with_head_epochs_keeps_frozen_stages_frozen_and_unfreezes_the_others()
    {
        using var network = Runs.CreateNetwork();
        network.FreezeThrough(network.Stem);
        var stem = Runs.BitsOf(network.Stem);

        await Trainer.FitAsync(
            network, Shapes.Create(46), null, Runs.Options with { Recipe = Runs.Recipe with { HeadEpochs = 1 } }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(stem, Runs.BitsOf(network.Stem));
        Assert.All(network.Stem.parameters(), parameter => Assert.False(parameter.requires_grad));
        Assert.All(network.Stage1.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public async Task Head_epochs_change_only_the_classifier()
    {
        var token = TestContext.Current.CancellationToken;
        using var network = Runs.CreateNetwork();
        var (stage, head) = (Runs.BitsOf(network.Stage3), Runs.BitsOf(network.Classifier));
        using var stop = new StopAtStep(3);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Trainer.FitAsync(
            network, Shapes.Create(46), null, Runs.Options with { Recipe = Runs.Recipe with { HeadEpochs = 1 } }, stop, stop.Token));

        Assert.Equal(stage, Runs.BitsOf(network.Stage3));
        Assert.NotEqual(head, Runs.BitsOf(network.Classifier));
    }

    [Fact]
    public async Task Estimating_norm_statistics_changes_neither_losses_nor_parameters()
    {
        var token = TestContext.Current.CancellationToken;
        var recipe = Runs.Recipe with { Epochs = 3 };
        using var plain = Runs.CreateNetwork();
        using var estimated = Runs.CreateNetwork();

        var a = await Trainer.FitAsync(plain, Shapes.Create(46), null, Runs.Options with { Recipe = recipe }, cancellationToken: token);
        var b = await Trainer.FitAsync(estimated, Shapes.Create(46), null, Runs.Options with { Recipe = recipe, NormEstimationBatches = 4 }, cancellationToken: token);

        Assert.Equal(a.History.Select(m => m.TrainingLoss), b.History.Select(m => m.TrainingLoss));
        Assert.Equal(Parameters(plain), Parameters(estimated));
        Assert.NotEqual(Runs.BitsOf(plain), Runs.BitsOf(estimated));

        static List<byte[]> Parameters(nn.Module network) => [.. network.parameters().Select(p => p.detach().contiguous().bytes.ToArray())];
    }

    [Fact]
    public async Task Unreadable_images_are_skipped_and_listed_in_the_result()
    {
        using var network = Runs.CreateNetwork();
        foreach (var (name, i) in Shapes.ClassNames.Select((name, i) => (name, i)))
        {
            Directory.CreateDirectory(Path.Combine(_folder.Path, name));
            for (var k = 0; k < 12; k++)
                Shapes.Create(36).Load((3 * k) + i).Save(Path.Combine(_folder.Path, name, $"{k}.png"));
        }

        var broken = Path.Combine(_folder.Path, "disc", "3.png");
        File.WriteAllBytes(broken, File.ReadAllBytes(broken)[..40]);

        var result = await Trainer.FitAsync(
            network,
            ImageSets.FromFolder(_folder.Path),
            null,
            Runs.Options with { Recipe = Runs.Recipe with { Epochs = 1 } },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([broken], result.Skipped.Keys);
    }

    [Fact]
    public async Task Training_with_progressive_image_sizes_completes()
    {
        using var network = Runs.CreateNetwork();
        var recipe = Runs.Recipe with { ImageSizes = new ImageSizeSchedule(14, 28) { Parts = 2, Multiple = 2 } };
        var options = Runs.Options with { Recipe = recipe, Augmentation = size => AugmentationPresets.Light(size) };

        var result = await Trainer.FitAsync(network, Shapes.Create(46), Shapes.Create(12, seed: 1), options, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, result.History.Count);
    }

    [Fact]
    public async Task Training_progress_has_the_metrics_of_the_last_complete_epoch()
    {
        using var network = Runs.CreateNetwork();
        var reported = new List<TrainingProgress>();

        var result = await Trainer.FitAsync(
            network, Shapes.Create(46), Shapes.Create(12, seed: 1), Runs.Options, new Reports(reported.Add), TestContext.Current.CancellationToken);

        Assert.Equal([null, null, null, result.History[0], result.History[0], result.History[0]], reported.Select(progress => progress.LastEpoch));
    }

    [Fact]
    public void Warm_up_of_a_short_training_is_shortened_to_a_fifth_of_the_epochs()
    {
        using var network = Runs.CreateNetwork();
        var options = Runs.Options with { Recipe = TrainingRecipe.FromScratch with { Epochs = 10 } };

        var schedule = (CosineSchedule)TrainingPlan.Create(network, Shapes.Create(9), null, options).Schedule;

        Assert.Equal(2, schedule.WarmUpEpochs);
    }

    [Theory]
    [InlineData("FashionNetTiny", 32)]
    [InlineData("EfficientNetB0", 256)]
    [InlineData("EfficientNetB4", 412)]
    public void Validation_from_scratch_resizes_to_at_most_8_sevenths_of_the_resolution(string type, int resize)
    {
        var variant = new[] { FashionNetTiny.Variant, EfficientNetB0.Variant, EfficientNetB4.Variant }.Single(v => v.TypeName == type);
        using var network = variant.Create(3, 3, null, null, initialize: false);

        Assert.Equal(resize, TrainingPlan.Create(network, Shapes.Create(9), null, new TrainingOptions()).Preprocessing.Resize);
    }

    [Fact]
    public async Task Mixing_of_batches_changes_the_trained_weights()
    {
        var token = TestContext.Current.CancellationToken;

        Assert.NotEqual(
            await Runs.WeightsAfterAsync(Runs.Options, cancellationToken: token),
            await Runs.WeightsAfterAsync(Runs.Options with { Mixing = new MixupOrCutMix() }, cancellationToken: token));
    }

    public void Dispose() => _folder.Dispose();
}
