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

    private const int Size = 28;

    /// <summary>The share of the 60,000 training images with which the epoch is chosen: 5,000.</summary>
    private const double HeldOut = 1.0 / 12;

    private static readonly ChannelValues s_mean = new(0.2860f);
    private static readonly ChannelValues s_standardDeviation = new(0.3530f);

    /// <summary>Gets how images are prepared. Mean and standard deviation are those of the training images.</summary>
    public static Preprocessing Preprocessing { get; } = new(Size, Size, Interpolation.Bicubic, s_mean, s_standardDeviation);

    /// <summary>Trains, and prints each epoch.</summary>
    /// <param name="settings">What the command line states.</param>
    /// <param name="cancellationToken">Cancels after a checkpoint.</param>
    public static async Task<int> RunAsync(FashionSettings settings, CancellationToken cancellationToken)
    {
        FreedMemory.Keep();
        manual_seed(settings.Seed);
        using var network = new FashionNetTiny();
        // The held-out images are the same for all seeds.
        var split = ImageSets.FashionMnist(settings.Data, DataSplit.Training).Split(HeldOut, seed: 0, cancellationToken);
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
        Recipe = new TrainingRecipe
        {
            Epochs = settings.Epochs,
            BatchSize = 128,
            Optimizer = new AdamWOptions { WeightDecay = 0.02, DecayScope = WeightDecayScope.WeightsOnly },
            LearningRate = 0.006,
            Schedule = new OneCycleSchedule(),
            LabelSmoothing = 0.05,
            AverageDecay = 0.998,
        },
        Preprocessing = Preprocessing,
        Augmentation = size => AugmentationPresets.SmallImages(size, shift: 2, s_mean, s_standardDeviation),
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
                Print($"epoch {value.Epoch} of {value.Epochs}, step {value.StepInEpoch} of {value.StepsPerEpoch}: loss {value.SmoothedLoss:0.000}, {value.ImagesPerSecond:0} images per second, waiting {value.WaitingShare:P1}");
        }
    }
}
