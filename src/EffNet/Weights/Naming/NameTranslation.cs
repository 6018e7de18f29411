namespace EffNet;

/// <summary>What a network calls the tensors of a file.</summary>
/// <param name="Naming">After which library the file names them.</param>
/// <param name="Wrappers">What stood before every name.</param>
/// <param name="Names">The network's name by the file's; the file's own where the network has none.</param>
internal sealed record NameTranslation(WeightNaming Naming, IReadOnlyList<string> Wrappers, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>What <c>DataParallel</c>, <c>torch.compile</c>, and programs that keep a network as a member, put before names.</summary>
    private static readonly string[] s_prefixes = ["module.", "_orig_mod.", "model.", "network.", "net.", "backbone.", "encoder."];

    /// <summary>The most that is taken off: a name may be nothing but prefixes, and all of them are copied for each.</summary>
    private const int MostPrefixes = 8;

    /// <summary>A count that PyTorch's <c>AveragedModel</c> keeps beside the network whose average it is.</summary>
    private const string AverageCount = "n_averaged";

    /// <summary>Recognises names by themselves.</summary>
    /// <param name="file">Names in the file.</param>
    /// <param name="network">Names in the network, in order of execution.</param>
    public static NameTranslation Find(IReadOnlyList<string> file, IReadOnlyCollection<string> network)
    {
        var (wrappers, names) = Unwrap(file, network);
        if (ForeignNames.Recognise(names.Values) is not { } foreign || ForeignNames.Recognise(network) is not null)
            return new NameTranslation(WeightNaming.Own, wrappers, names);

        var modules = NetworkLayout.OfNetwork(network).Translate(foreign.Layout(names.Values));
        var translated = names.ToDictionary(
            n => n.Key,
            n => modules.TryGetValue(ParameterPath.Module(n.Value), out var module) ? ParameterPath.WithModule(n.Value, module) : n.Value,
            StringComparer.Ordinal);
        return new NameTranslation(foreign.Naming, wrappers, translated);
    }

    private static (List<string> Wrappers, Dictionary<string, string> Names) Unwrap(IReadOnlyList<string> file, IReadOnlyCollection<string> network)
    {
        var (wrappers, own) = (new List<string>(), network.ToHashSet(StringComparer.Ordinal));
        var names = file.ToDictionary(n => n, n => n, StringComparer.Ordinal);

        // A name that the network has as it stands is no wrapped one: all layers in a file may be those of one member.
        while (wrappers.Count < MostPrefixes && !names.Values.Any(own.Contains) && s_prefixes.FirstOrDefault(p => IsBefore(p, names.Values)) is { } prefix)
        {
            wrappers.Add(prefix);
            names = names.Where(n => n.Value != AverageCount).ToDictionary(n => n.Key, n => n.Value[prefix.Length..], StringComparer.Ordinal);
        }

        return (wrappers, names);
    }

    private static bool IsBefore(string prefix, IReadOnlyCollection<string> names) =>
        names.Any(n => n != AverageCount) && names.All(n => n == AverageCount || (n.Length > prefix.Length && n.StartsWith(prefix, StringComparison.Ordinal)));
}
