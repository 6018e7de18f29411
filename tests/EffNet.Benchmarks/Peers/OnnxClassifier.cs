using EffNet.Pictures;
using Microsoft.ML.OnnxRuntime;
using Serving;

namespace EffNet.Benchmarks.Peers;

/// <summary>A classifier for the service of the cookbook that uses ONNX Runtime instead of the engine.</summary>
internal sealed class OnnxClassifier : IClassifier, IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly Preprocessing _preprocessing;
    private readonly ClassificationOptions _options;

    /// <summary>Loads a model.</summary>
    /// <param name="path">The path of the model.</param>
    /// <param name="threads">The number of threads of one call.</param>
    /// <param name="preprocessing">The preprocessing of pictures.</param>
    /// <param name="options">The limits, and the number of returned classes.</param>
    public OnnxClassifier(string path, int threads, Preprocessing preprocessing, ClassificationOptions options)
    {
        using var session = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1 };
        _session = new InferenceSession(path, session);
        (_preprocessing, _options) = (preprocessing, options);
    }

    public Picture Prepare(ReadOnlyMemory<byte> file) => _preprocessing.Apply(PictureFile.Load(file.Span, new PictureLoadOptions { MaximumPixels = _options.MaximumPixels }));

    public IReadOnlyList<IReadOnlyList<Prediction>> Classify(IReadOnlyList<Picture> pictures)
    {
        var crop = _preprocessing.Crop;
        var length = 3 * crop * crop;
        var images = new float[pictures.Count * length];
        for (var i = 0; i < pictures.Count; i++)
            (_preprocessing with { Resize = crop }).Prepare(pictures[i], images.AsSpan(i * length, length));
        using var input = OrtValue.CreateTensorValueFromMemory(images, [pictures.Count, 3, crop, crop]);
        using var results = _session.Run(_run, ["image"], [input], ["logits"]);
        var logits = results[0].GetTensorDataAsSpan<float>().ToArray();
        var scores = new ClassScores(logits, logits.Length / pictures.Count);
        return [.. Enumerable.Range(0, pictures.Count).Select(i => scores.Predictions(i, _options.Top, classNames: null))];
    }

    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }
}
