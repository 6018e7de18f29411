using EffNet.Models;
using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Warnings about the images of a training.</summary>
[Collection(OneTraining.Name)]
public sealed class ImageWarningTests : IDisposable
{
    private readonly DataFolder _folder = new();

    [Fact]
    public void Different_images_of_all_classes_cause_no_warnings() => Assert.Empty(Find(Shapes.Create(48), Shapes.Create(12, seed: 1)));

    [Fact]
    public void Training_set_that_is_also_the_validation_set_causes_a_warning()
    {
        var images = Shapes.Create(48);

        var warning = Assert.Single(Find(images.Cached(1), images));

        Assert.Equal(TrainingWarningKind.SharedImages, warning.Kind);
        Assert.Contains("48 of the 48 validation images", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Subsets_with_common_images_cause_a_warning_with_their_number()
    {
        var images = Shapes.Create(48);

        var warning = Assert.Single(Find(images.Subset(Enumerable.Range(0, 27)), images.Subset(Enumerable.Range(24, 12))));
        Assert.Contains("3 of the 12 validation images", warning.Message, StringComparison.Ordinal);
        Assert.Empty(Find(images.Subset(Enumerable.Range(0, 24)), images.Subset(Enumerable.Range(24, 12))));
    }

    [Fact]
    public void Training_and_validation_sets_with_the_same_files_cause_a_warning()
    {
        for (var i = 0; i < 6; i++)
            _folder.WriteImage($"{Shapes.ClassNames[i % 3]}/{i}.png", (byte)i);
        var list = _folder.WriteText("list.csv", "path,label\ndisc/../disc/2.png,disc\nvertical/1.png,vertical\nhorizontal/0.png,horizontal\n");
        var (training, validation) = (ImageSets.FromFolder(_folder.Path, Shapes.ClassNames), ImageSets.FromCsv(list, classNames: Shapes.ClassNames));

        Assert.Contains("3 of the 3 validation images", Assert.Single(Find(training, validation)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Warning_names_the_classes_without_images()
    {
        var images = Shapes.Create(48);

        var warning = Assert.Single(Find(images.Where(i => images.GetLabel(i) != 0), Shapes.Create(2, seed: 1)));

        Assert.Equal(TrainingWarningKind.MissingImages, warning.Kind);
        Assert.Contains("to train with: 'horizontal'.", warning.Message, StringComparison.Ordinal);
        Assert.Contains("to validate with: 'disc'.", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_with_different_labels_cause_a_warning()
    {
        var pictures = Enumerable.Range(0, 12).Select(i => DataFolder.Plain((byte)(i / 2)));
        var images = ImageSets.FromPictures(pictures, Enumerable.Range(0, 12).Select(i => i is 3 ? 2 : i / 2 % 3), Shapes.ClassNames);

        var warning = Assert.Single(Find(images, null, [.. images.Split(0.2, seed: 0, TestContext.Current.CancellationToken).ConflictingDuplicates]));

        Assert.Equal(TrainingWarningKind.ConflictingLabels, warning.Kind);
        Assert.Contains("'picture 2' is 'vertical', but 'picture 3' is 'disc'", warning.Message, StringComparison.Ordinal);
        Assert.Contains("copies: 1.", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, 6, 256, false)]
    [InlineData(8, 7, 256, true)]
    [InlineData(64, 1, 256, true)]
    [InlineData(64, 1, null, false)]
    public void Learning_rate_scaled_for_more_images_than_the_set_has_causes_a_warning(int batchSize, int batches, int? scaledFor, bool isExpected)
    {
        var recipe = Runs.Recipe with { BatchSize = batchSize, BatchesPerStep = batches, LearningRateBatchSize = scaledFor };

        var warnings = Find(Shapes.Create(48), Shapes.Create(12, seed: 1), recipe: recipe);

        Assert.Equal(isExpected ? [TrainingWarningKind.LargeStep] : [], warnings.Select(warning => warning.Kind));
    }

    [Theory]
    [InlineData(new[] { "horizontal", "cat", "dog" }, "2 of the 3 outputs", "The weights have 'cat', 'dog'; the images have 'vertical', 'disc'.", "keepClassifier: true")]
    [InlineData(new[] { "vertical", "horizontal", "disc" }, "2 of the 3 outputs", "The weights have 'vertical', 'horizontal'; the images have 'horizontal', 'vertical'.", "in their order")]
    public void Classifier_that_was_trained_for_other_class_names_causes_a_warning(string[] names, string count, string both, string remedy)
    {
        using var network = Runs.CreateNetwork();
        network.WeightsInfo = network.WeightsInfo with { ClassNames = names };

        var warning = Assert.Single(ImageWarnings.Find(TrainingPlan.Create(network, Shapes.Create(48), Shapes.Create(12, seed: 1), Runs.Options)));

        Assert.Equal(TrainingWarningKind.OtherClasses, warning.Kind);
        Assert.All([count, both, remedy], part => Assert.Contains(part, warning.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Classifier_that_was_trained_for_the_same_class_names_causes_no_warning()
    {
        using var network = Runs.CreateNetwork();
        network.WeightsInfo = network.WeightsInfo with { ClassNames = Shapes.ClassNames };

        Assert.Empty(ImageWarnings.Find(TrainingPlan.Create(network, Shapes.Create(48), Shapes.Create(12, seed: 1), Runs.Options)));
    }

    [Fact]
    public async Task Result_warns_about_loaded_weights_with_other_class_names()
    {
        using var saved = Runs.CreateNetwork();
        saved.WeightsInfo = saved.WeightsInfo with { ClassNames = ["cat", "dog", "bird"] };
        saved.SaveWeights(_folder["named.safetensors"]);
        using var network = FashionNetTiny.Load(_folder["named.safetensors"], classes: 3);

        var result = await Trainer.FitAsync(network, Shapes.Create(24), null, Runs.Options, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("'cat', 'dog', 'bird'", Assert.Single(result.Warnings, warning => warning.Kind == TrainingWarningKind.OtherClasses).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static List<TrainingWarning> Find(
        ImageSet training, ImageSet? validation, IReadOnlyList<DuplicateGroup>? conflicting = null, TrainingRecipe? recipe = null)
    {
        using var network = Runs.CreateNetwork();
        var plan = TrainingPlan.Create(network, training, validation, Runs.Options with { Recipe = recipe ?? Runs.Recipe });
        return [.. ImageWarnings.Find(plan with { Conflicting = conflicting ?? [] })];
    }
}
