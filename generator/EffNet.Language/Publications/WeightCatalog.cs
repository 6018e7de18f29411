using System.Globalization;
using EffNet.Networks;

namespace EffNet.Language.Publications;

/// <summary>Finds the checkpoints in the catalog that match a network. Its two tables are those of the run-time library, embedded in this assembly.</summary>
internal static class WeightCatalog
{
    private static readonly Lazy<Dictionary<long, List<(string Network, string Fingerprint)>>> s_networks = new(ReadNetworks);
    private static readonly Lazy<ILookup<string, PublishedWeights>> s_weights = new(() => Rows("checkpoints.tsv").Select(Parse).ToLookup(w => w.Network));

    /// <summary>
    /// Returns the checkpoints that fit <paramref name="network"/>: their tensors have its names and shapes, and they were trained with its operations, padding and
    /// epsilon of batch norm. Names of types are not compared.
    /// </summary>
    public static IReadOnlyList<PublishedWeights> For(Network network)
    {
        // The parameter count is compared first. It differs for nearly all networks of users, so their fingerprint is not computed.
        if (!s_networks.Value.TryGetValue(NetworkFingerprint.ParametersWithoutClassifier(network), out var candidates))
            return [];
        var fingerprint = NetworkFingerprint.Of(network);
        var operations = network.Nodes.Select(n => n.Operation).ToList();
        var padding = operations.Any(o => o is SamePad) ? Padding.Same : Padding.Symmetric;
        var epsilon = operations.OfType<BatchNorm>().Select(n => n.Constants.Epsilon).Distinct().ToList();
        return [.. candidates
            .Where(c => c.Fingerprint == fingerprint)
            .SelectMany(c => s_weights.Value[c.Network])
            .Where(w => w.Padding == padding && epsilon.Count == 1 && epsilon[0] == w.Epsilon)];
    }

    /// <summary>
    /// Returns the checkpoints of the shipped network <paramref name="typeName"/>. They are used for a variant with an error, because the variant will probably have them
    /// when the error is corrected.
    /// </summary>
    public static IReadOnlyList<PublishedWeights> For(string typeName) => [.. s_weights.Value[typeName]];

    /// <summary>
    /// Returns the checkpoint to use by default: torchvision's newest, like its <c>DEFAULT</c>; if there is none, the most accurate one.
    /// </summary>
    public static PublishedWeights Default(IReadOnlyList<PublishedWeights> fitting) =>
        fitting.LastOrDefault(w => w.Provider == "torchvision") ?? fitting.OrderByDescending(w => w.Top1 is { } top1 ? Number(top1) : 0).First();

    private static Dictionary<long, List<(string Network, string Fingerprint)>> ReadNetworks() =>
        Rows("networks.tsv")
            .GroupBy(r => long.Parse(r[1], CultureInfo.InvariantCulture))
            .ToDictionary(g => g.Key, g => g.Select(r => (r[0], r[2])).ToList());

    private static PublishedWeights Parse(string[] row) => new(
        row[0], row[1], row[2] == "same" ? Padding.Same : Padding.Symmetric, Number(row[3]), row[4], row[5], row[6], Known(row[8]), Known(row[9]), Known(row[10]));

    private static string? Known(string field) => field == "-" ? null : field;

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    private static List<string[]> Rows(string resource)
    {
        using var reader = new StreamReader(typeof(WeightCatalog).Assembly.GetManifestResourceStream(resource)!);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                rows.Add(line.Split('\t'));
        }

        return rows;
    }
}
