using System.Globalization;
using EffNet.Networks;

namespace EffNet.PyTorch.TorchScript;

/// <summary>Writes values in TorchScript's syntax.</summary>
internal static class ScriptText
{
    /// <summary>Returns a height and a width as a list: <c>[3, 3]</c>.</summary>
    /// <param name="extent">The height and width.</param>
    public static string List(Extent extent) => FormattableString.Invariant($"[{extent.Height}, {extent.Width}]");

    /// <summary>Returns a list of integers.</summary>
    /// <param name="numbers">The integers.</param>
    public static string List(IEnumerable<int> numbers) => $"[{string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>Returns a floating-point number in double precision, in a form that cannot be read as an integer.</summary>
    /// <param name="number">A finite number.</param>
    public static string Real(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".";
    }
}
