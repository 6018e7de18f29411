using System.Globalization;

namespace EffNet.Weights;

/// <summary>The networks that the catalog has weights for, by what identifies them without their names.</summary>
internal static class NetworkTable
{
    /// <summary>The resource's name.</summary>
    public const string Resource = "networks.tsv";

    private static readonly Lazy<Dictionary<string, long>> s_parameters = new(Read);

    /// <summary>The parameters of a network without its classifier's; <see langword="null"/> for a network that is not in the table.</summary>
    /// <param name="typeName">The name of a shipped type.</param>
    public static long? ParametersWithoutClassifier(string typeName) => s_parameters.Value.TryGetValue(typeName, out var count) ? count : null;

    /// <summary>The names of the networks with a number of parameters.</summary>
    /// <param name="parametersWithoutClassifier">All parameters but the classifier's.</param>
    public static IEnumerable<string> Find(long parametersWithoutClassifier) =>
        s_parameters.Value.Where(n => n.Value == parametersWithoutClassifier).Select(n => n.Key);

    private static Dictionary<string, long> Read()
    {
        using var reader = new StreamReader(typeof(NetworkTable).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n')
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t'))
            .ToDictionary(f => f[0], f => long.Parse(f[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
