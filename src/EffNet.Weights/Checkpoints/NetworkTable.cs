using System.Globalization;

namespace EffNet.Weights;

/// <summary>The networks that the catalog has weights for, and their numbers of parameters, which identify a network without names.</summary>
internal static class NetworkTable
{
    /// <summary>The name of the resource.</summary>
    public const string Resource = "networks.tsv";

    private static readonly Lazy<Dictionary<string, long>> s_parameters = new(Read);

    /// <summary>Returns the number of parameters of a network without its classifier; <see langword="null"/> if the network is not in the table.</summary>
    /// <param name="typeName">The name of a built-in type.</param>
    public static long? ParametersWithoutClassifier(string typeName) => s_parameters.Value.TryGetValue(typeName, out var count) ? count : null;

    /// <summary>Returns the names of the networks with a given number of parameters.</summary>
    /// <param name="parametersWithoutClassifier">The number of parameters without the classifier.</param>
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
