using EffNet;
using EffNet.Inference;
using EffNet.Pictures;

namespace Serving;

/// <summary>Classifies pictures for the queue. Several threads call it at the same time.</summary>
internal interface IClassifier
{
    /// <summary>Decodes a picture and crops it to the input of the network. Only the cropped picture remains in memory.</summary>
    /// <param name="file">The content of a JPEG, PNG or WebP file.</param>
    /// <exception cref="PictureException">The file is not a readable picture, or the picture is too large.</exception>
    Picture Prepare(ReadOnlyMemory<byte> file);

    /// <summary>Returns the best classes of pictures that <see cref="Prepare"/> returned, best first.</summary>
    /// <param name="pictures">The pictures; at least one.</param>
    IReadOnlyList<IReadOnlyList<Prediction>> Classify(IReadOnlyList<Picture> pictures);
}

/// <summary>Classifies pictures with an engine and the preprocessing of its weights.</summary>
/// <param name="engine">The engine for all requests. It is not disposed.</param>
/// <param name="options">The limits and the number of classes in a response.</param>
internal sealed class EngineClassifier(InferenceEngine engine, ClassificationOptions options) : IClassifier
{
    private readonly PictureLoadOptions _limits = new() { MaximumPixels = options.MaximumPixels, MaximumBytes = options.MaximumBytes };

    private readonly Preprocessing _preprocessing = engine.Info.Preprocessing
        ?? throw new InvalidOperationException("The weights do not specify a preprocessing. Save the weights with EffNet, or set the preprocessing in EngineClassifier.");

    public Picture Prepare(ReadOnlyMemory<byte> file) => _preprocessing.Apply(PictureFile.Load(file.Span, _limits));

    /// <summary>Classifies prepared pictures. They already have the size of the network's input, so resizing does not change them.</summary>
    public IReadOnlyList<IReadOnlyList<Prediction>> Classify(IReadOnlyList<Picture> pictures) =>
        engine.Predict(pictures, options.Top, new PredictionOptions { Preprocessing = _preprocessing with { Resize = _preprocessing.Crop } });
}
