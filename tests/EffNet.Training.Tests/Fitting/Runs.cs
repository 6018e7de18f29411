using EffNet.Models;
using EffNet.Pictures;
using TorchSharp;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

/// <summary>Short trainings of the smallest network, for tests.</summary>
internal static class Runs
{
    public static TrainingRecipe Recipe { get; } = TrainingRecipe.FromScratch with
    {
        Epochs = 2,
        BatchSize = 8,
        BatchesPerStep = 2,
        LearningRate = 0.05,
        LearningRateBatchSize = null,
        Schedule = new CosineSchedule(),
        AverageDecay = 0.9,
        MaximumGradientNorm = 1,
    };

    public static TrainingOptions Options { get; } = new()
    {
        Recipe = Recipe,
        Preprocessing = new Preprocessing(Shapes.Size, Shapes.Size, Interpolation.Bilinear, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation),
        Augmentation = size => AugmentationPresets.SmallImages(size),
        Seed = 3,
    };

    public static FashionNetTiny CreateNetwork(int classes = 3)
    {
        manual_seed(5);
        return new FashionNetTiny(classes);
    }

    /// <summary>Returns a network for three classes with the stages of a network that was saved for other classes.</summary>
    /// <param name="folder">The folder in which the other network is saved.</param>
    public static FashionNetTiny LoadForOtherClasses(DataFolder folder)
    {
        const int OtherClasses = 7;
        using var other = CreateNetwork(OtherClasses);
        other.SaveWeights(folder["other.safetensors"]);
        return FashionNetTiny.Load(folder["other.safetensors"], classes: 3);
    }

    /// <summary>Trains a new network, and returns the bits of its weights.</summary>
    public static async Task<byte[]> WeightsAfterAsync(TrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using var network = CreateNetwork();
        await Trainer.FitAsync(network, Shapes.Create(46), Shapes.Create(12, seed: 1), options, progress, cancellationToken);
        return BitsOf(network);
    }

    public static byte[] BitsOf(Tensor tensor) => tensor.detach().contiguous().bytes.ToArray();

    public static byte[] BitsOf(nn.Module network) => [.. network.state_dict().Values.SelectMany(BitsOf)];
}
