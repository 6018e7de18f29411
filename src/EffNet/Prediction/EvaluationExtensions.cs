using EffNet.Explanation;
using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Measures how often networks are right: accuracy, loss, precision and recall.</summary>
/// <remarks>
/// Any number of threads may ask or evaluate one network object at once. One that trains then evaluates from the beginning of the first call to the end of the last one, and nothing
/// else may use it meanwhile: train it, set its mode or its weights, or explain it with <see cref="ClassActivation"/>. Only calls for the same object know of each other, not those for
/// two networks that share layers.
/// </remarks>
public static class EvaluationExtensions
{
    /// <summary>
    /// Asks a network about a folder with one sub-folder of pictures for each class, as published accuracies are measured. The next batch is read while the network looks at the
    /// last one; files that cannot be read are listed and not counted.
    /// </summary>
    /// <param name="model">The network, in evaluation meanwhile and in its former mode afterwards.</param>
    /// <param name="folder">The folder: <c>folder/class/picture.jpg</c>, in sub-folders of any depth.</param>
    /// <param name="preprocessing">How pictures are prepared; as the network's weights say if <see langword="null"/>.</param>
    /// <param name="options">What else there is to say; its defaults repeat published figures on ImageNet.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be looked through.</exception>
    /// <exception cref="ArgumentException">
    /// The sub-folders do not fit the network's classes, or hold no pictures; a <see cref="EvaluationOptions.TopK"/> is below 1 or not below the number of classes; or a batch would have more than 2,147,483,647 bytes, 12 for each pixel of the network's input.
    /// </exception>
    /// <exception cref="InvalidOperationException">No preprocessing is given and the network's weights say none; or the network has no classifier, or answers with scores that are not finite: the message names the first image or file.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static EvaluationResult Evaluate(
        this nn.Module<Tensor, Tensor> model, string folder, Preprocessing? preprocessing = null, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        preprocessing = KnownPreprocessing.Of(model, preprocessing);
        Answers.CheckClassifier(model);
        return FolderEvaluation.Run(new ModuleClassifier(model), folder, preprocessing, options ?? new EvaluationOptions(), cancellationToken);
    }
}
