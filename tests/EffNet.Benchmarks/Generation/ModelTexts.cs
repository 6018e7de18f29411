using System.Globalization;
using System.Text;
using EffNet.Language;

namespace EffNet.Benchmarks.Generation;

/// <summary>The files that the generator is given.</summary>
internal static class ModelTexts
{
    /// <summary>B0 to B7.</summary>
    public static string Shipped { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "models.effnet"));

    /// <summary>B0 to B7 with another width of B3.</summary>
    public static string WithOtherWidth(string text) => text.Replace("width: 1.2; depth: 1.4;", "width: 1.3; depth: 1.4;", StringComparison.Ordinal) is var edited && edited != text
        ? edited
        : throw new InvalidOperationException("models.effnet has no such B3 any more.");

    /// <summary>Returns the shipped family with <paramref name="variants"/> other variants, which are about as deep as B0 to B7.</summary>
    public static string WithVariants(int variants)
    {
        var text = new StringBuilder(Shipped, 0, Shipped.IndexOf("variant B0", StringComparison.Ordinal), Shipped.Length * variants);
        for (var i = 0; i < variants; i++)
            text.AppendLine(CultureInfo.InvariantCulture, $"    variant V{i} {{ phi: {i % 8 * 0.8:0.0}; }}");
        return text.AppendLine("}").ToString();
    }

    public static int CountLayers(string text) =>
        ModelCompiler.Compile(text).Model.Families.Sum(f => f.Variants.Sum(v => v.Network!.Nodes.Count));
}
