using EffNet;
using EffNet.Inference;
using EffNet.Pictures;

namespace Serving;

/// <summary>What the queue asks. It is called from several threads at the same time.</summary>
internal interface IClassifier
{
    /// <summary>Decodes a picture and cuts out what the network sees, which is all that remains in memory.</summary>
    /// <param name="file">The content of a JPEG, PNG or WebP file.</param>
    /// <exception cref="PictureException">It is not a picture, or too large.</exception>
    Picture Prepare(ReadOnlyMemory<byte> file);

    /// <summary>Returns the best classes of pictures that <see cref="Prepare"/> returned, best first.</summary>
    /// <param name="pictures">One or more.</param>
    IReadOnlyList<IReadOnlyList<Prediction>> Classify(IReadOnlyList<Picture> pictures);
}

/// <summary>Classifies with an engine, as its weights say.</summary>
/// <param name="engine">The engine, one for all requests. It remains the caller's.</param>
/// <param name="options">The limits, and how many classes are returned.</param>
internal sealed class EngineClassifier(InferenceEngine engine, ClassificationOptions options) : IClassifier
{
    private readonly PictureLoadOptions _limits = new() { MaximumPixels = options.MaximumPixels, MaximumBytes = options.MaximumBytes };

    private readonly Preprocessing _preprocessing = engine.Info.Preprocessing
        ?? throw new InvalidOperationException("The file of weights does not state its preprocessing: save it with EffNet, or state it in EngineClassifier.");

    public Picture Prepare(ReadOnlyMemory<byte> file) => _preprocessing.Apply(PictureFile.Load(file.Span, _limits));

    /// <summary>The pictures have their size already: resizing them again changes nothing.</summary>
    public IReadOnlyList<IReadOnlyList<Prediction>> Classify(IReadOnlyList<Picture> pictures) =>
        engine.Predict(pictures, options.Top, new PredictionOptions { Preprocessing = _preprocessing with { Resize = _preprocessing.Crop } });
}
