using System.Globalization;
using System.Text;
using EffNet.Networks;
using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.Python;

/// <summary>Writes values in Python's syntax.</summary>
internal static class PythonText
{
    /// <summary>Returns an integer.</summary>
    /// <param name="number">The integer.</param>
    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a floating-point number in double precision.</summary>
    /// <param name="number">A finite number.</param>
    public static string Real(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
        return text.AsSpan().ContainsAny('.', 'e') ? text : text + ".0";
    }

    /// <summary>Returns one side if height and width are equal; otherwise, both: <c>3</c>, <c>(1, 3)</c>.</summary>
    /// <param name="extent">The height and width.</param>
    public static string Sides(Extent extent) => extent.IsSquare ? Whole(extent.Height) : Pair(extent);

    /// <summary>Returns a height and a width: <c>(3, 3)</c>.</summary>
    /// <param name="extent">The height and width.</param>
    public static string Pair(Extent extent) => FormattableString.Invariant($"({extent.Height}, {extent.Width})");

    /// <summary>
    /// Returns the name of a node as a part of a variable name: <c>expand</c> for <c>ExpandConv</c>. Empty if the name only states the operation.
    /// </summary>
    /// <param name="node">The node.</param>
    public static string Words(Node node)
    {
        var words = Words(node.Name.EndsWith("Conv", StringComparison.Ordinal) ? node.Name[..^"Conv".Length] : node.Name);
        return ModuleName.IsIdentifier(words) ? words : string.Empty;
    }

    /// <summary>Returns the words of a C# name in Python's style: <c>batch_norm</c> for <c>BatchNorm</c>.</summary>
    /// <param name="name">The name.</param>
    public static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var c in name)
            words.Append(char.IsAsciiLetterUpper(c) && words.Length > 0 ? "_" : string.Empty).Append(char.ToLowerInvariant(c));
        return words.ToString();
    }
}
