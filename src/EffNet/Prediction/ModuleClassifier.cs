using static TorchSharp.torch;

namespace EffNet;

/// <summary>A classifier that uses a module in evaluation mode.</summary>
/// <param name="model">The module, which returns one row of scores for each image.</param>
internal sealed class ModuleClassifier(nn.Module<Tensor, Tensor> model) : IPictureClassifier
{
    /// <inheritdoc/>
    public int? ClassCount => (model as UnrolledNetwork)?.ClassCount;

    /// <inheritdoc/>
    public ImageMemory Allocate(int count, int size) => new TensorImages(count, size);

    /// <inheritdoc/>
    /// <remarks>The token is not used, because libtorch cannot be interrupted.</remarks>
    public ClassScores Score(ImageMemory images, Func<int, string> nameOf, CancellationToken cancellationToken) => NetworkScores.Of(model, ((TensorImages)images).Images, nameOf);
}
