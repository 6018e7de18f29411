using EffNet.Networks;
using EffNet.Onnx;
using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Loads a file into a network. All tensors are matched and read before the first weight is written, so that an error leaves the network unchanged.
/// </summary>
internal static class WeightLoader
{
    private const int Shown = 4;

    /// <summary>Loads a file.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file to load.</param>
    /// <param name="options">The options that specify what must match, what is kept, and which part of the file is loaded.</param>
    /// <param name="checkpoint">The checkpoint that the file is; <see langword="null"/> if unknown.</param>
    public static WeightsReport Load(nn.Module network, string path, WeightLoadOptions options, Checkpoint? checkpoint = null)
    {
        using var file = Open(path, (network as UnrolledNetwork)?.Network);
        return Load(network, file, options, checkpoint);
    }

    /// <summary>Loads a stream.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream to load. It is not disposed.</param>
    /// <param name="options">The options that specify what must match, what is kept, and which part of the file is loaded.</param>
    public static WeightsReport Load(nn.Module network, Stream stream, WeightLoadOptions options)
    {
        using var file = Open(stream, (network as UnrolledNetwork)?.Network);
        return Load(network, file, options);
    }

    /// <summary>Loads an open file.</summary>
    /// <param name="network">The network.</param>
    /// <param name="file">The file to load.</param>
    /// <param name="options">The options that specify what must match, what is kept, and which part of the file is loaded.</param>
    /// <param name="checkpoint">The checkpoint that the file is; <see langword="null"/> if unknown.</param>
    public static WeightsReport Load(nn.Module network, WeightFile file, WeightLoadOptions options, Checkpoint? checkpoint = null)
    {
        var path = file.Path;
        var target = new ModuleTarget(network);
        var plan = LoadPlan.Make(file, target, options);
        var report = plan.Report(path);
        var origin = network is UnrolledNetwork ? WeightsOrigin.Find(file, path, checkpoint) : null;
        report = report with { Warnings = [.. report.Warnings, .. Numerics(network, report.Naming, path, origin)] };
        if (plan.Matches.Count == 0 || (options.Strict && !report.IsComplete))
            throw new WeightMismatchException(report, WithVariant(network, file, plan, Remedy.Of(plan, report, options.From)));

        var info = network is UnrolledNetwork known ? origin!.Describe(known.WeightsInfo, known.ClassCount, target.Weights, report) : null;
        target.Write(file, plan.Matches);
        if (info is not null)
            ((UnrolledNetwork)network).WeightsInfo = info;
        report = report with { Warnings = [.. report.Warnings, .. UninitializedWeights(report, target)] };
        if (network is UnrolledNetwork loaded)
            (loaded.WeightsReport, loaded.FoldedNorms) = (report, report.FoldedNorms);
        return report;
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file to open.</param>
    /// <param name="graph">The graph of the network to load weights for, which an ONNX model is compared with; <see langword="null"/> if it is unknown.</param>
    public static WeightFile Open(string path, Network? graph)
    {
        CheckIsFile(path);
        return OnnxWeights.OpenAny(FileBytes.Open(path), path, graph);
    }

    /// <summary>Opens a stream.</summary>
    /// <param name="stream">The stream to read. It is not disposed.</param>
    /// <param name="graph">The graph of the network to load weights for, which an ONNX model is compared with; <see langword="null"/> if it is unknown.</param>
    public static WeightFile Open(Stream stream, Network? graph) => OnnxWeights.OpenAny(StreamBytes.Of(stream), null, graph);

    /// <summary>Throws an exception with a remedy if the path is the name of a checkpoint or a web address.</summary>
    private static void CheckIsFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (File.Exists(path) || Directory.Exists(path))
            return;
        if (Checkpoints.TryFind(path, out var checkpoint))
        {
            throw new FileNotFoundException(
                $"{path}: the file does not exist. To load public weights by name, use 'await network.LoadWeightsAsync(Checkpoints.Find(\"{checkpoint.Name}\"))'.", path);
        }

        if (path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            throw new FileNotFoundException(
                $"{path}: this is a URL, not a file path. Create a Checkpoint with this address and pass it to LoadWeightsAsync, or download the file first.", path);
        }
    }

    private static IEnumerable<string> Numerics(nn.Module network, WeightNaming naming, string path, WeightsOrigin? origin)
    {
        if (network is not UnrolledNetwork { Declaration: var declaration })
            return [];
        return origin is { Padding: { } padding, BatchNormEpsilon: { } epsilon }
            ? NumericsWarnings.Differences(declaration.Numerics, padding, epsilon).Select(d => $"{origin.Name}: {d}")
            : NumericsWarnings.Find(declaration.Numerics, naming, path);
    }

    /// <summary>Returns a message with the network that the file belongs to, if this is known to be another network; otherwise, the remedy.</summary>
    private static string WithVariant(nn.Module network, WeightFile file, LoadPlan plan, string remedy) =>
        network is UnrolledNetwork unrolled && plan.Choice.Tied.Count == 0 && RightVariant.Explain(unrolled, file, plan.Tensors) is { Length: > 0 } variant ? variant : remedy;

    /// <summary>Returns a warning if weights were neither initialized nor loaded. Such a network returns meaningless scores.</summary>
    private static IEnumerable<string> UninitializedWeights(WeightsReport report, ModuleTarget target)
    {
        var matched = report.Matched.ToHashSet(StringComparer.Ordinal);
        var blank = target.Weights.Where(w => w.Shape.Length > 1 && !matched.Contains(w.Name) && target.IsBlank(w.Name)).Select(w => w.Name).ToList();
        if (blank.Count > 0)
        {
            yield return $"{string.Join(", ", blank.Take(Shown))}{(blank.Count > Shown ? ", …" : string.Empty)}: "
                + "not in the file and all 0, because the network was created with 'initialize: false'";
        }
    }
}
