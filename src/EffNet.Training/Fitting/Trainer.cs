using EffNet.Weights;

namespace EffNet.Training;

/// <summary>Trains networks on images.</summary>
public static class Trainer
{
    /// <summary>
    /// Trains a network and reserves a fraction of the images for validation (<see cref="TrainingOptions.ValidationShare"/>).
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
            // This check is fast. Run it before the next line, which reads every image.
            ClassCheck.Run(network, images, nameof(images));
            var split = images.Split(chosen.ValidationShare, chosen.Seed, cancellationToken);
            if (split.Validation.Count == 0)
            {
                throw new ArgumentException(
                    "No images can be reserved for validation, because no class has two different images without copies in other classes. "
                    + "Add images, pass a validation set, or pass null as the validation set to train without validation.", nameof(images));
            }

            var plan = TrainingPlan.Create(network, split.Training, split.Validation, chosen) with { Conflicting = [.. split.ConflictingDuplicates] };
            return Fit(plan, progress, cancellationToken);
        });
    }

    /// <summary>
    /// Trains a network on a new thread. Afterwards, the network has the best weights and is in evaluation mode. Its <c>WeightsInfo</c> contains the class names and the
    /// preprocessing. <c>Predict</c>, <c>SaveWeights</c> and the inference engine use them. Its <c>WeightsReport</c> still describes the file that it was loaded from before the
    /// training, so another call with the same network and options resumes the same training.
    /// </summary>
    /// <remarks>
    /// If the arguments do not match each other or the checkpoint, the network does not change. After a <see cref="TrainingDivergedException"/>, it has the best weights so far
    /// and is in evaluation mode if an epoch was complete; otherwise, its weights are not usable. After any other exception during the training, for example a cancellation, the
    /// network has the weights of the last complete step, which are not averaged, and can be in training mode. In all cases, the same stages are frozen as before the training.
    /// </remarks>
    /// <param name="network">The network, with the same number of classes as the images. Do not use it for anything else during the training.</param>
    /// <param name="images">The images to train with.</param>
    /// <param name="validation">The images to validate with after each epoch; <see langword="null"/> to train without validation.</param>
    /// <param name="options">The options. If <see langword="null"/>, all options have their default values.</param>
    /// <param name="progress">
    /// Receives the progress after each step, on the training thread. If the receiver throws an exception, the training ends with this exception, and the folder keeps the last
    /// checkpoint.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the training between two steps. If there is a folder, a checkpoint is written first.</param>
    /// <returns>A task whose result contains the metrics, the evaluation and the warnings.</returns>
    /// <exception cref="ArgumentException">Images, options and network do not match, or the folder has a checkpoint of a training with different settings.</exception>
    /// <exception cref="InvalidDataException">Too many images are not readable.</exception>
    /// <exception cref="InvalidOperationException">The set of images or the augmentation threw an exception, which is the inner exception.</exception>
    /// <exception cref="IOException">
    /// A file cannot be written to the folder (later checkpoints are an exception, see <see cref="TrainingProgress.Problem"/>), another training uses the folder, or the folder
    /// has results that would be overwritten: a checkpoint although
    /// <see cref="TrainingOptions.Resume"/> is <see langword="false"/>, or the best weights of a training whose checkpoint was deleted.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">Access to the folder is denied.</exception>
    /// <exception cref="TrainingDivergedException">The loss, a gradient or a weight is not finite. The message states how to change the settings.</exception>
    /// <exception cref="WeightFileException">
    /// The checkpoint or the best weights in the folder are corrupt, or the best weights are not those of the checkpoint.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
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
        return TrainingThread.RunAsync(() => Fit(TrainingPlan.Create(network, images, validation, options ?? new TrainingOptions()), progress, cancellationToken));
    }

    private static TrainingResult Fit(TrainingPlan plan, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        using var session = new TrainingSession(plan, progress, cancellationToken);
        return session.Run();
    }
}
