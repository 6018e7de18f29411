using EffNet.Weights;

namespace EffNet.Training;

/// <summary>Trains networks on images.</summary>
public static class Trainer
{
    /// <summary>
    /// Trains a network, and keeps a share of the images for validation (<see cref="TrainingOptions.ValidationShare"/>).
    /// </summary>
    /// <inheritdoc cref="FitAsync(UnrolledNetwork, ImageSet, ImageSet, TrainingOptions, IProgress{TrainingProgress}, CancellationToken)"/>
    public static Task<TrainingResult> FitAsync(
        UnrolledNetwork network, ImageSet images, TrainingOptions? options = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        var chosen = options ?? new TrainingOptions();
        return TrainingThread.RunAsync(() =>
        {
            // Before every image is read.
            ClassCheck.Run(network, images, nameof(images));
            var split = images.Split(chosen.ValidationShare, chosen.Seed, cancellationToken);
            if (split.Validation.Count == 0)
                throw new ArgumentException("No images could be kept for validation, because no class has two different images. Add images, or give a validation set, or null to train without one.", nameof(images));
            return Fit(network, split.Training, split.Validation, chosen, progress, cancellationToken);
        });
    }

    /// <summary>
    /// Trains a network on a thread of its own. Afterwards the network has the best weights, is in evaluation mode, and knows its classes and preprocessing: <c>Predict</c>, <c>SaveWeights</c> and
    /// the engine use them.
    /// </summary>
    /// <param name="network">The network, with as many classes as the images. Nothing else may use it meanwhile.</param>
    /// <param name="images">The images to train with.</param>
    /// <param name="validation">The images to validate with after each epoch; <see langword="null"/> for none.</param>
    /// <param name="options">How to train; the defaults if <see langword="null"/>.</param>
    /// <param name="progress">Receives the progress after each step, on the training thread.</param>
    /// <param name="cancellationToken">Cancels between two steps, after a checkpoint was written if there is a folder.</param>
    /// <exception cref="ArgumentException">Images, options and network do not fit together, or the folder has a checkpoint of another training.</exception>
    /// <exception cref="InvalidDataException">Too many images are not readable.</exception>
    /// <exception cref="InvalidOperationException">The set of images or the augmentation failed: the inner exception is its exception.</exception>
    /// <exception cref="IOException">The folder cannot be written to, or another training uses it.</exception>
    /// <exception cref="TrainingDivergedException">The loss is not finite; the message states what to change.</exception>
    /// <exception cref="WeightFileException">The checkpoint in the folder is corrupt.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static Task<TrainingResult> FitAsync(
        UnrolledNetwork network,
        ImageSet images,
        ImageSet? validation,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        return TrainingThread.RunAsync(() => Fit(network, images, validation, options ?? new TrainingOptions(), progress, cancellationToken));
    }

    private static TrainingResult Fit(
        UnrolledNetwork network, ImageSet images, ImageSet? validation, TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var plan = TrainingPlan.Create(network, images, validation, options);
        using var session = new TrainingSession(plan, progress, cancellationToken);
        return session.Run();
    }
}
