using System.Globalization;
using EffNet.Networks;

namespace EffNet.PyTorch.TorchScript;

/// <summary>Writes values as TorchScript spells them.</summary>
internal static class ScriptText
{
    /// <summary>Returns a height and a width as a list: <c>[3, 3]</c>.</summary>
    /// <param name="extent">The height and width.</param>
    public static string List(Extent extent) => FormattableString.Invariant($"[{extent.Height}, {extent.Width}]");

    /// <summary>Returns whole numbers as a list.</summary>
    /// <param name="numbers">The numbers.</param>
    public static string List(IEnumerable<int> numbers) => $"[{string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>Returns a number in double precision, which is not taken for a whole number.</summary>
    /// <param name="number">A finite number.</param>
    public static string Real(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".";
    }
}
