using EffNet.Models;
using EffNet.Pictures;
using EffNet.Training;
using TorchSharp;

namespace Cookbook;

/// <summary>The sample of docs/cookbook/train-from-scratch.md, which quotes it line by line.</summary>
internal static class TrainFromScratch
{
    public static async Task<TrainingResult> RunAsync()
    {
        // Creates ten noisy images for each of two classes in memory. For real images, use ImageSets.FromFolder, FashionMnist, Cifar10, …
        var random = new Random(1);
        var labels = Enumerable.Range(0, 20).Select(i => i % 2).ToList();
        var pictures = labels.Select(label => new Picture(28, 28, [.. Enumerable.Range(0, 3 * 28 * 28).Select(_ => (byte)(random.Next(100) + (150 * label)))]));
        var images = ImageSets.FromPictures(pictures, labels, ["dark", "bright"]);

        torch.manual_seed(0);                                            // weights are initialized when the network is created
        using var network = new FashionNetTiny(classes: images.ClassNames.Count);
        var options = new TrainingOptions
        {
            Recipe = TrainingRecipe.FromScratch with { Epochs = 1, BatchSize = 8 },
            Preprocessing = new Preprocessing(28, 28, Interpolation.Bilinear, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation),
            Augmentation = size => AugmentationPresets.SmallImages(size),
        };
        var result = await Trainer.FitAsync(network, images, options);
        Console.WriteLine($"{result.History.Count} epoch, {result.Validation!.Count} validation images");   // 1 epoch, 4 validation images
        return result;
    }
}
