using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Evaluates networks on sets of images.</summary>
public static class ImageSetEvaluation
{
    /// <summary>Evaluates a network on a set of images. The result contains the loss, the accuracy, the calibration, and the precision and recall of each class.</summary>
    /// <param name="network">The network. The modes of its modules are restored afterwards.</param>
    /// <param name="images">The images.</param>
    /// <param name="preprocessing">The preprocessing of the images. If <see langword="null"/>, the preprocessing that the network's weights specify is used.</param>
    /// <param name="options">The options for reading images. If <see langword="null"/>, <see cref="LoaderOptions.Default"/> is used.</param>
    /// <param name="cancellationToken">A token to cancel the evaluation between two batches.</param>
    /// <exception cref="ArgumentException">The number of outputs of the network is not the number of classes of the set.</exception>
    /// <exception cref="InvalidOperationException">
    /// <paramref name="preprocessing"/> is <see langword="null"/>, and the network's weights do not specify a preprocessing.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">A score is not finite.</exception>
    /// <exception cref="InvalidDataException">Too many images are not readable.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static EvaluationResult Evaluate(
        this UnrolledNetwork network, ImageSet images, Preprocessing? preprocessing = null, LoaderOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        ClassCheck.Run(network, images, nameof(images));
        return new Validation(network, images, KnownPreprocessing.Of(network, preprocessing), options ?? LoaderOptions.Default).Run(outcomes: null, cancellationToken);
    }
}
