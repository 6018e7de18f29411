using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Measures how often networks are right about sets of images.</summary>
public static class ImageSetEvaluation
{
    /// <summary>Evaluates a network on a set of images: loss, accuracy, calibration, and precision and recall of each class.</summary>
    /// <param name="network">The network. Its modes are the same afterwards.</param>
    /// <param name="images">The images.</param>
    /// <param name="preprocessing">How images are prepared; as the network's weights state if <see langword="null"/>.</param>
    /// <param name="options">How images are read; <see cref="LoaderOptions.Default"/> if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels between two batches.</param>
    /// <exception cref="ArgumentException">The network has other outputs than the set has classes.</exception>
    /// <exception cref="InvalidOperationException">No preprocessing is given, and the network's weights state none.</exception>
    /// <exception cref="NotFiniteNumberException">A score is not finite.</exception>
    /// <exception cref="InvalidDataException">Too many images are not readable.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static EvaluationResult Evaluate(
        this UnrolledNetwork network, ImageSet images, Preprocessing? preprocessing = null, LoaderOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        ClassCheck.Run(network, images, nameof(images));
        return new Validation(network, images, KnownPreprocessing.Of(network, preprocessing), options ?? LoaderOptions.Default).Run(outcomes: null, cancellationToken);
    }
}
