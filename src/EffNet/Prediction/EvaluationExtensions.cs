using EffNet.Explanation;
using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Evaluates networks: accuracy, loss, precision and recall.</summary>
/// <remarks>
/// Several threads may predict or evaluate with the same network object at once. A network in training mode is then in evaluation mode from the start of the
/// first call to the end of the last call. During this time, do not train the network, set its mode or its weights, or explain it with
/// <see cref="ClassActivation"/>. Only calls for the same object are coordinated, not calls for two networks that share layers.
/// </remarks>
public static class EvaluationExtensions
{
    /// <summary>
    /// Evaluates a network on a folder that contains one subfolder of images for each class, as published accuracies are measured. The next batch is read while
    /// the network processes the current batch. Files that cannot be read are listed and not counted.
    /// </summary>
    /// <param name="model">The network. It is in evaluation mode during the call, and in its previous mode afterwards.</param>
    /// <param name="folder">The folder: <c>folder/class/picture.jpg</c>, with subfolders of any depth.</param>
    /// <param name="preprocessing">The preprocessing; <see langword="null"/> for the preprocessing of the network's weights.</param>
    /// <param name="options">The evaluation options; <see langword="null"/> for the defaults, which reproduce published results on ImageNet.</param>
    /// <param name="cancellationToken">The token to cancel the operation between two files.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not list a folder.</exception>
    /// <exception cref="ArgumentException">
    /// The subfolders do not match the network's classes or contain no images; a <see cref="EvaluationOptions.TopK"/> is less than 1 or not less than the
    /// number of classes; or a batch would have more than 2,147,483,647 bytes, with 12 bytes for each pixel of the network's input.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing is specified and that of the network's weights is unknown; the network has no classifier; or it returns scores that are not finite, and
    /// the message states the first image or file.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static EvaluationResult Evaluate(
        this nn.Module<Tensor, Tensor> model, string folder, Preprocessing? preprocessing = null, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        preprocessing = KnownPreprocessing.Of(model, preprocessing);
        NetworkScores.CheckClassifier(model);
        return FolderEvaluation.Run(new ModuleClassifier(model), folder, preprocessing, options ?? new EvaluationOptions(), cancellationToken);
    }
}
