using EffNet.Language;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.CheckpointTests.Support;

/// <summary>The shipped families.</summary>
internal static class Shipped
{
    /// <summary>Gets every network by the name of its type.</summary>
    public static IReadOnlyDictionary<string, Network> Networks { get; } =
        typeof(Shipped).Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".effnet", StringComparison.Ordinal))
            .SelectMany(n => Variants(Text(n)))
            .ToDictionary(v => v.TypeName, v => v.Network!);

    /// <summary>Returns the text of a shipped file.</summary>
    public static string Text(string file)
    {
        using var reader = new StreamReader(typeof(Shipped).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    /// <summary>Returns the networks of a text.</summary>
    public static IReadOnlyDictionary<string, Network> NetworksOf(string text) => Variants(text).ToDictionary(v => v.TypeName, v => v.Network!);

    private static IEnumerable<VariantModel> Variants(string text) => ModelCompiler.Compile(text).Model.Families.SelectMany(f => f.Variants);
}
