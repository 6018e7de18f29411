using System.Diagnostics;
using EffNet;
using EffNet.Explanation;
using EffNet.Inference;
using EffNet.Models;
using EffNet.Pictures;
using EffNet.Weights;

namespace Browser;

/// <summary>Represents a network with its weights and the last classified photograph.</summary>
internal sealed class PhotoClassifier : IDisposable
{
    private const int Top = 5;

    private static readonly IReadOnlyList<NetworkVariant> s_variants = [.. EfficientNet.Variants, .. FashionNet.Variants];

    private readonly InferenceEngine _engine;
    private readonly Preprocessing _preprocessing;
    private readonly Preprocessing _asSeen;
    private Picture? _seen;

    private PhotoClassifier(InferenceEngine engine, int resolution)
    {
        _engine = engine;
        _preprocessing = engine.Info.Preprocessing ?? Preprocessing.ForTrainingFromScratch(resolution);
        // The stored photograph is already resized and cropped.
        _asSeen = _preprocessing with { Resize = _preprocessing.Crop };
    }

    /// <summary>Creates a network from a file of weights.</summary>
    /// <param name="file">The content of the file: safetensors, PyTorch or TorchSharp.</param>
    /// <param name="network">The type of the network. If <see langword="null"/>, it is the type that the file names, or the first type that the weights fit.</param>
    /// <exception cref="WeightFileException">The file has another format, or is corrupt.</exception>
    /// <exception cref="InvalidOperationException">The weights are for a network that the page does not have.</exception>
    public static PhotoClassifier Load(byte[] file, string? network)
    {
        using var stream = new MemoryStream(file);
        using (var reader = WeightReader.Open(stream))
            network ??= reader.Metadata.GetValueOrDefault("effnet.network");
        foreach (var variant in s_variants.Where(v => network is null || v.TypeName == network))
        {
            try
            {
                stream.Position = 0;
                using var weights = NetworkWeights.Open(variant.Network, stream);
                return new PhotoClassifier(InferenceEngine.Create(weights), variant.Resolution) { Network = variant.TypeName };
            }
            catch (WeightMismatchException) when (network is null)
            {
                // Try the next network.
            }
        }

        var known = string.Join(", ", s_variants.Select(v => v.TypeName));
        throw new InvalidOperationException(
            network is null ? $"The weights do not fit any network of this page: {known}." : $"The weights are for '{network}', which this page does not have; expected {known}.");
    }

    /// <summary>Gets the type of the network.</summary>
    public required string Network { get; init; }

    /// <summary>Gets the height and width of the network's input, in pixels.</summary>
    public int Side => _preprocessing.Crop;

    /// <summary>Describes the network.</summary>
    /// <param name="weights">The name of the weight file.</param>
    /// <param name="start">The time stamp at which loading began.</param>
    public NetworkFacts Describe(string weights, long start) => new(
        Network,
        weights,
        _engine.Network.ClassCount,
        _preprocessing.Resize,
        _preprocessing.Crop,
        _engine.Info.Preprocessing is not null,
        Stopwatch.GetElapsedTime(start).TotalMilliseconds);

    /// <summary>Returns the best classes of a photograph.</summary>
    /// <param name="file">The name of the photograph's file.</param>
    /// <param name="photograph">The photograph.</param>
    public Answer Classify(string file, Picture photograph)
    {
        _seen = _preprocessing.Apply(photograph);
        var start = Stopwatch.GetTimestamp();
        var best = _engine.Predict(_seen, Top, new PredictionOptions { Preprocessing = _asSeen });
        var time = Stopwatch.GetElapsedTime(start);
        return new Answer(file, photograph.Width, photograph.Height, [.. best.Select(ShareOf)], time.TotalMilliseconds);
    }

    /// <summary>Returns the class activation map of the last classified photograph.</summary>
    /// <param name="index">The class.</param>
    /// <exception cref="InvalidOperationException">No photograph was classified, or the network does not have a classifier after global average pooling.</exception>
    public ActivationMap Explain(int index) =>
        _engine.Cam(_seen ?? throw new InvalidOperationException("There is no photograph; classify a photograph first."), index, _asSeen);

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private static ClassShare ShareOf(Prediction best) => new(best.ClassIndex, best.ClassName ?? $"class {best.ClassIndex}", best.Probability, best.Score);
}
