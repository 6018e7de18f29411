using System.Globalization;
using System.Text;
using EffNet.Language;

namespace EffNet.Benchmarks.Generation;

/// <summary>The input files of the generator.</summary>
internal static class ModelTexts
{
    /// <summary>Gets the text of models.effnet, which declares B0 to B7.</summary>
    public static string Shipped { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "models.effnet"));

    /// <summary>Returns <paramref name="text"/> with another width of B3.</summary>
    public static string WithOtherWidth(string text) => text.Replace("width: 1.2; depth: 1.4;", "width: 1.3; depth: 1.4;", StringComparison.Ordinal) is var edited && edited != text
        ? edited
        : throw new InvalidOperationException("models.effnet does not contain 'width: 1.2; depth: 1.4;', the factors of B3. Update this benchmark.");

    /// <summary>Returns the shipped family with <paramref name="variants"/> generated variants instead of B0 to B7. Their depths are similar to those of B0 to B7.</summary>
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
