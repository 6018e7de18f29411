using ScalingStudy;
using Xunit;

namespace EffNet.Training.Tests.Study;

[Collection(OneTraining.Name)]
public sealed class TrialTrainingTests : IDisposable
{
    private readonly RunFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Trial_learns_and_has_the_same_result_in_another_folder()
    {
        var token = TestContext.Current.CancellationToken;
        var images = Images(count: 60);
        var trial = new Trial(StudyPlan.Networks.Single(network => network.Name == "Baseline"), Seed: 3, new TrialSettings(Images: 40, Epochs: 20));
        var training = new TrialTraining(new StudyImages(images, images, images), new StudyFolder(_files.File("study")).WeightsOf);

        var first = await training.RunAsync(trial, _files.File("a"), token);
        var second = await training.RunAsync(trial, _files.File("b"), token);

        Assert.True(first.IsOf(trial));
        // A network that has learned nothing has a loss of ln(10) = 2.3 with ten classes.
        Assert.InRange(first.TrainingLoss, 0.2, 1.7);
        Assert.Equal(first.TestAccuracy, first.HeldOutAccuracy);
        Assert.Equal(first with { Seconds = 0 }, second with { Seconds = 0 });
    }

    /// <summary>Returns noisy gray images of a set with ten classes. Only two classes have images: dark and bright ones.</summary>
    private static ImageSet Images(int count)
    {
        var random = new Random(1);
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % 2)];
        byte[] pixels = [.. labels.SelectMany(label => Enumerable.Range(0, 28 * 28).Select(_ => (byte)(random.Next(100) + (150 * label))))];
        return ImageSets.FromPixels(pixels, 28, 28, labels, [.. Enumerable.Range(0, 10).Select(i => $"class {i}")], channels: 1);
    }
}
