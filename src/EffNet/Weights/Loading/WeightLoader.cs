using static TorchSharp.torch;

namespace EffNet;

/// <summary>Loads a file into a network: everything is decided and read before the first weight is written, so that whatever goes wrong leaves the network as it was.</summary>
internal static class WeightLoader
{
    /// <summary>Names that may be missing or left over without the file being another network's.</summary>
    private const int FewNames = 4;

    /// <summary>Loads a file.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What must fit, what is kept, and which part of the file is loaded.</param>
    /// <param name="checkpoint">What the file is, if that is known.</param>
    public static WeightsReport Load(nn.Module network, string path, WeightLoadOptions options, Checkpoint? checkpoint = null)
    {
        CheckIsFile(path);
        using var file = WeightFile.Open(path);
        var state = network.state_dict();
        var names = NameTranslation.Find([.. file.Tensors.Select(t => t.Name)], state.Keys);
        var plan = LoadPlan.Make(state, file.Tensors, names, options.KeepClassifier);
        var report = plan.Report(file, path, names);
        var origin = network is UnrolledNetwork ? WeightsOrigin.Find(file, path, checkpoint) : null;
        report = report with { Warnings = [.. Numerics(network, names.Naming, path, origin), .. Undrawn(report, state)] };
        if (plan.Matches.Count == 0 || (options.Strict && !report.IsComplete))
            throw new WeightMismatchException(report, WithVariant(network, file, Remedy(plan, report)));

        var info = origin?.Describe((UnrolledNetwork)network, state, report);
        Write(plan, file, state);
        if (info is not null)
            ((UnrolledNetwork)network).WeightsInfo = info;
        return report;
    }

    /// <summary>What people give for a path, and what they mean.</summary>
    internal static void CheckIsFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (File.Exists(path) || Directory.Exists(path))
            return;
        if (Checkpoints.TryFind(path, out var checkpoint))
            throw new FileNotFoundException($"{path}: there is no such file. Public weights of that name are loaded with 'await network.LoadWeightsAsync(Checkpoints.Find(\"{checkpoint.Name}\"))'.", path);
        if (path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            throw new FileNotFoundException($"{path}: this is an address and no file. Make a Checkpoint of it and load it with LoadWeightsAsync, or download it first.", path);
    }

    private static IEnumerable<string> Numerics(nn.Module network, WeightNaming naming, string path, WeightsOrigin? origin)
    {
        if (network is not UnrolledNetwork { Declaration: var declaration })
            return [];
        return origin is { Padding: { } padding, BatchNormEpsilon: { } epsilon }
            ? NumericsWarnings.Differences(declaration, padding, epsilon).Select(d => $"{origin.Name}: {d}")
            : NumericsWarnings.Find(declaration, naming, path);
    }

    /// <summary>The remedy, and before it which network the file is of, where that is known.</summary>
    private static string WithVariant(nn.Module network, WeightFile file, string remedy) =>
        network is UnrolledNetwork unrolled && RightVariant.Explain(unrolled, file) is { Length: > 0 } variant ? variant : remedy;

    private static IEnumerable<string> Undrawn(WeightsReport report, Dictionary<string, Tensor> state)
    {
        foreach (var name in report.Kept.Where(n => state[n].ndim == 2))
        {
            using var largest = state[name].abs().max();
            if (largest.item<float>() == 0)
                yield return $"{name}, which was to be kept, is all 0: the network was made with 'initialize: false'";
        }
    }

    private static string Remedy(LoadPlan plan, WeightsReport report) => (plan, report) switch
    {
        ({ Matches.Count: 0 }, _) => "Nothing in the file is this network's.",
        ({ IsOnlyClassifierLeft: true }, { Missing.Count: 0, WrongShape.Count: 0 }) => "The network was made without classes: 'keepClassifier: true' loads all but the classifier.",
        ({ OtherClasses: { } classes }, { Missing.Count: 0, Unused.Count: 0 }) when report.WrongShape.Count <= 2 =>
            FormattableString.Invariant($"The file has {classes.File} classes and the network {classes.Network}: 'keepClassifier: true' loads all but the classifier."),
        _ when report.WrongShape.Count > 0 || report.Missing.Count + report.Unused.Count > FewNames =>
            "These look like the weights of another network, or of another variant: compare its name with the file's.",
        _ => "'strict: false' loads what fits; what is missing stays as it was.",
    };

    /// <summary>Reads everything, into what the weights are and where they are, before the first weight is written.</summary>
    private static void Write(LoadPlan plan, WeightFile file, Dictionary<string, Tensor> state)
    {
        using var _ = no_grad();
        var read = new List<(Tensor Weight, Tensor Value)>(plan.Matches.Count);
        try
        {
            foreach (var match in plan.Matches)
                read.Add((state[match.Name], Read(file, match, state[match.Name])));
            Write(read);
        }
        finally
        {
            foreach (var (_, value) in read)
                value.Dispose();
        }
    }

    /// <summary>Writes all values or none: a weight that cannot be written, such as one made in inference mode, shows only when it is tried.</summary>
    private static void Write(List<(Tensor Weight, Tensor Value)> values)
    {
        var former = new List<Tensor>(values.Count);
        var written = 0;
        try
        {
            foreach (var (weight, _) in values)
                former.Add(weight.clone());
            for (; written < values.Count; written++)
                values[written].Weight.copy_(values[written].Value);
        }
        catch
        {
            for (var i = 0; i < written; i++)
                values[i].Weight.copy_(former[i]);
            throw;
        }
        finally
        {
            foreach (var value in former)
                value.Dispose();
        }
    }

    private static Tensor Read(WeightFile file, WeightMatch match, Tensor weight)
    {
        using var stored = file.Read(match.Stored);
        using var fitted = match.IsStem ? StemAdaptation.Adapt(stored, weight.shape[1]) : stored.alias();
        using var converted = fitted.to(weight.dtype);
        return NumberRange.FindOverflow(fitted, converted) is { } largest
            ? throw new WeightFileException(file.Path, match.Stored.Name, null, FormattableString.Invariant($"it has finite values up to {largest:G6}, which the network's {weight.dtype} cannot hold; use a network of BFloat16 or Float32"))
            : converted.to(weight.device, copy: true);
    }
}
