using static TorchSharp.torch;

namespace EffNet;

/// <summary>Loads a file into a network: everything is decided and read before the first weight is written, so that whatever goes wrong leaves the network as it was.</summary>
internal static class WeightLoader
{
    /// <summary>Loads a file.</summary>
    public static WeightsReport Load(nn.Module network, string path, bool strict, bool keepClassifier)
    {
        using var file = WeightFile.Open(path);
        var state = network.state_dict();
        var names = NameTranslation.Find([.. file.Tensors.Select(t => t.Name)], state.Keys);
        var plan = LoadPlan.Make(state, file.Tensors, names, keepClassifier);
        var report = plan.Report(file, path, names);
        if (network is UnrolledNetwork unrolled)
            report = report with { Warnings = NumericsWarnings.Find(unrolled.Declaration, names.Naming, path) };
        if (plan.Matches.Count == 0 || (strict && !report.IsComplete))
            throw new WeightMismatchException(report, Remedy(plan, report));

        Write(plan, file, state);
        return report;
    }

    private static string Remedy(LoadPlan plan, WeightsReport report) => (plan, report) switch
    {
        ({ Matches.Count: 0 }, _) => "Nothing in the file is this network's.",
        ({ OtherClasses: { } classes }, { Missing.Count: 0, Unused.Count: 0 }) when report.WrongShape.Count <= 2 =>
            FormattableString.Invariant($"The file has {classes.File} classes and the network {classes.Network}: 'keepClassifier: true' loads all but the classifier."),
        (_, { WrongShape.Count: > 0 }) => "These are the weights of another network: compare its name, or the variant's, with the file's.",
        _ => "'strict: false' loads what fits and leaves the rest.",
    };

    private static void Write(LoadPlan plan, WeightFile file, Dictionary<string, Tensor> state)
    {
        var read = new List<Tensor>(plan.Matches.Count);
        try
        {
            foreach (var match in plan.Matches)
                read.Add(Read(file, match, state[match.Name]));
            using var _ = no_grad();
            foreach (var (match, tensor) in plan.Matches.Zip(read))
                state[match.Name].copy_(tensor);
        }
        finally
        {
            foreach (var tensor in read)
                tensor.Dispose();
        }
    }

    private static Tensor Read(WeightFile file, WeightMatch match, Tensor weight)
    {
        var tensor = file.Read(match.Stored);
        if (!match.IsStem)
            return tensor;
        using (tensor)
            return StemAdaptation.Adapt(tensor, weight.shape[1]);
    }
}
