using EffNet;
using EffNet.Pictures;
using EffNet.Training;
using FashionMnist;
using static TorchSharp.torch;

namespace ScalingStudy;

/// <summary>Trains and evaluates the network of a trial. All networks use the recipe of examples/FashionMnist; it is not tuned for any of them.</summary>
/// <param name="images">The images.</param>
/// <param name="weightsOf">A function that returns the file for the trained weights of a trial. It is called for the networks of <see cref="StudyPlan.Explained"/>.</param>
internal sealed class TrialTraining(StudyImages images, Func<Trial, string> weightsOf)
{
    private static readonly LoaderOptions s_loading = new() { BatchSize = 500, Workers = 1 };

    /// <summary>Runs a trial. The result has the averaged weights after the last epoch, so no epoch is selected.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="folder">The folder for checkpoints. If it has a training, the training is resumed.</param>
    /// <param name="cancellationToken">A token to cancel after a checkpoint.</param>
    /// <exception cref="TrainingDivergedException">The training diverged.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public async Task<TrialResult> RunAsync(Trial trial, string folder, CancellationToken cancellationToken)
    {
        manual_seed(trial.Seed);
        using var network = trial.Network.Create(images.Training.ClassNames.Count, inputChannels: 3, device: null, dtype: null);
        var training = images.Training.Sample(trial.Settings.Images, trial.Seed);
        var result = await Trainer.FitAsync(network, training, validation: null, Options(trial, folder), progress: null, cancellationToken);
        if (StudyPlan.Explained.Contains(trial.Network))
            Save(network, weightsOf(trial));
        return new TrialResult
        {
            Network = trial.Network.Name,
            Seed = trial.Seed,
            MultiplyAdds = trial.Network.Flops,
            Parameters = trial.Network.Parameters,
            Resolution = trial.Network.Resolution,
            Data = images.Hash,
            Images = trial.Settings.Images,
            Epochs = trial.Settings.Epochs,
            HeldOutAccuracy = Accuracy(network, images.HeldOut, cancellationToken),
            TestAccuracy = Accuracy(network, images.Test, cancellationToken),
            TrainingLoss = result.History[^1].TrainingLoss,
            Seconds = result.History.Sum(epoch => epoch.Seconds),
        };
    }

    private static void Save(UnrolledNetwork network, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        network.SaveWeights(file);
    }

    private static double Accuracy(UnrolledNetwork network, ImageSet set, CancellationToken cancellationToken) =>
        100 * network.Evaluate(StudyImages.Shrink(set, network.Declaration.Resolution), options: s_loading, cancellationToken: cancellationToken).Top1;

    private static TrainingOptions Options(Trial trial, string folder) => new()
    {
        Recipe = FashionRecipe.Create(trial.Settings.Epochs),
        // Images that already have the size of the network's input do not change.
        Preprocessing = new Preprocessing(trial.Network.Resolution, trial.Network.Resolution, Interpolation.Bilinear, FashionImages.Mean, FashionImages.StandardDeviation),
        Augmentation = size => new ShrinkingTransform(size),
        Folder = folder,
        Seed = trial.Seed,
        Workers = 1,
    };
}
