using System.Globalization;
using EffNet.Models;
using EffNet.Pictures;
using EffNet.Training;
using static TorchSharp.torch;

namespace FashionMnist;

/// <summary>Trains the network.</summary>
internal static class FashionTraining
{
    /// <summary>The number of epochs with which the weights of the repository were trained.</summary>
    public const int Epochs = 24;

    /// <summary>Gets the preprocessing. Mean and standard deviation are those of the training images.</summary>
    public static Preprocessing Preprocessing { get; } = new(FashionImages.Size, FashionImages.Size, Interpolation.Bicubic, FashionImages.Mean, FashionImages.StandardDeviation);

    /// <summary>Trains the network and prints each epoch.</summary>
    /// <param name="settings">The settings from the command line.</param>
    /// <param name="cancellationToken">A token to cancel the training after a checkpoint.</param>
    public static async Task<int> RunAsync(FashionSettings settings, CancellationToken cancellationToken)
    {
        FreedMemory.Keep();
        manual_seed(settings.Seed);
        using var network = new FashionNetTiny();
        var split = FashionImages.ReadTraining(settings.Data, cancellationToken);
        ImageSet training = settings.Images is { } count ? split.Training.Sample(count, seed: 0) : split.Training;
        var result = await Trainer.FitAsync(network, training, split.Validation, Options(settings), new EpochLines(), cancellationToken);
        foreach (var m in result.History)
            Print($"epoch {m.Epoch,2}: training loss {m.TrainingLoss:0.000}, validation loss {m.ValidationLoss:0.000}, accuracy {m.ValidationTop1:P2}");
        Print($"processor time {Environment.CpuUsage.TotalTime.TotalMinutes:0.0} minutes, {get_num_threads()} threads of libtorch");
        foreach (var warning in result.Warnings)
            Print($"{warning.Message}");
        Print($"accuracy {100 * (settings.Test ? FashionEvaluation.Accuracy(network, settings.Data) : result.Validation!.Top1):0.00} %");
        return 0;
    }

    private static TrainingOptions Options(FashionSettings settings) => new()
    {
        Recipe = FashionRecipe.Create(settings.Epochs),
        Preprocessing = Preprocessing,
        Augmentation = size => AugmentationPresets.SmallImages(size, shift: 2, FashionImages.Mean, FashionImages.StandardDeviation),
        Folder = settings.Output,
        CheckpointInterval = settings.CheckpointInterval,
        Seed = settings.Seed,
        Workers = 1,
    };

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Prints the progress twice in an epoch.</summary>
    private sealed class EpochLines : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.StepInEpoch * 2 % value.StepsPerEpoch < 2)
            {
                var (step, steps, loss) = (value.StepInEpoch, value.StepsPerEpoch, value.SmoothedLoss);
                var (speed, waiting) = (value.ImagesPerSecond, value.WaitingShare);
                Print($"epoch {value.Epoch} of {value.Epochs}, step {step} of {steps}: loss {loss:0.000}, {speed:0} images per second, waiting {waiting:P1}");
            }
        }
    }
}
