using EffNet.Inference;

namespace EffNet;

/// <summary>A classifier that uses an inference engine.</summary>
/// <param name="engine">The engine.</param>
internal sealed class ScoredEngine(InferenceEngine engine) : IPictureClassifier
{
    /// <inheritdoc/>
    public int? ClassCount => engine.Network.ClassCount;

    /// <inheritdoc/>
    public ImageMemory Allocate(int count, int size) => new ArrayImages(count, size);

    /// <inheritdoc/>
    public ClassScores Score(ImageMemory images, Func<int, string> nameOf, CancellationToken cancellationToken)
    {
        var prepared = (ArrayImages)images;
        return engine.Score(prepared.Values, prepared.Size, nameOf, cancellationToken);
    }
}
