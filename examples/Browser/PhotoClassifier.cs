using System.Diagnostics;
using EffNet;
using EffNet.Explanation;
using EffNet.Inference;
using EffNet.Models;
using EffNet.Pictures;
using EffNet.Weights;

namespace Browser;

/// <summary>A network with its weights, and the photograph that it saw last.</summary>
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
        // What the network sees is resized and cut already.
        _asSeen = _preprocessing with { Resize = _preprocessing.Crop };
    }

    /// <summary>Makes a network of a file of weights.</summary>
    /// <param name="file">The content of the file: safetensors, PyTorch or TorchSharp.</param>
    /// <param name="network">The type of the network; that which the file names, or else the first that the weights fit, if <see langword="null"/>.</param>
    /// <exception cref="WeightFileException">The file has another format, or is corrupt.</exception>
    /// <exception cref="InvalidOperationException">The weights are of a network that the page does not have.</exception>
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
                // The next network is tried.
            }
        }

        var known = string.Join(", ", s_variants.Select(v => v.TypeName));
        throw new InvalidOperationException(
            network is null ? $"The weights fit none of the networks of this page: {known}." : $"The weights are for '{network}'. This page has {known}.");
    }

    /// <summary>Gets the type of the network.</summary>
    public required string Network { get; init; }

    /// <summary>Gets height and width in pixels of what the network reads.</summary>
    public int Side => _preprocessing.Crop;

    /// <summary>Describes the network.</summary>
    /// <param name="weights">The file of its weights.</param>
    /// <param name="start">When loading began.</param>
    public NetworkFacts Describe(string weights, long start) => new(
        Network,
        weights,
        _engine.Network.ClassCount,
        _preprocessing.Resize,
        _preprocessing.Crop,
        _engine.Info.Preprocessing is not null,
        Stopwatch.GetElapsedTime(start).TotalMilliseconds);

    /// <summary>Returns the best classes of a photograph.</summary>
    /// <param name="file">The name of its file.</param>
    /// <param name="photograph">The photograph.</param>
    public Answer Classify(string file, Picture photograph)
    {
        _seen = _preprocessing.Apply(photograph);
        var start = Stopwatch.GetTimestamp();
        var best = _engine.Predict(_seen, Top, new PredictionOptions { Preprocessing = _asSeen });
        var time = Stopwatch.GetElapsedTime(start);
        return new Answer(file, photograph.Width, photograph.Height, [.. best.Select(ShareOf)], time.TotalMilliseconds);
    }

    /// <summary>Returns the regions of the photograph that was classified last that support a class.</summary>
    /// <param name="index">The class.</param>
    /// <exception cref="InvalidOperationException">No photograph was classified, or the network's classifier does not read means over positions.</exception>
    public ActivationMap Explain(int index) =>
        _engine.Cam(_seen ?? throw new InvalidOperationException("Classify a photograph before you ask what speaks for a class."), index, _asSeen);

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private static ClassShare ShareOf(Prediction best) => new(best.ClassIndex, best.ClassName ?? $"class {best.ClassIndex}", best.Probability, best.Score);
}
