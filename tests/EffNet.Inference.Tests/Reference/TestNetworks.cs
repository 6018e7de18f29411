using EffNet.Language;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Inference.Tests.Reference;

/// <summary>The networks of the shipped files and of the probes, and graphs that the language cannot express.</summary>
internal static class TestNetworks
{
    private static readonly Lazy<Dictionary<string, Network>> s_networks = new(Read);

    /// <summary>Gets the names of the variants' types.</summary>
    public static IEnumerable<string> Names => s_networks.Value.Keys;

    /// <summary>Returns a network.</summary>
    /// <param name="name">The name of the variant's type, or of a sketched graph.</param>
    public static Network Find(string name) => s_networks.Value.TryGetValue(name, out var network) ? network : SketchedGraphs.All[name]();

    private static Dictionary<string, Network> Read() => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Models"), "*.effnet")
        .SelectMany(file => ModelCompiler.Compile(File.ReadAllText(file)).Model.Families)
        .SelectMany(family => family.Variants)
        .Where(variant => variant.Network is not null)
        .ToDictionary(variant => variant.TypeName, variant => variant.Network!, StringComparer.Ordinal);
}
