using System.Globalization;
using EffNet.Cli.Plotting;
using EffNet.Drawing;

namespace EffNet.Cli.Results;

/// <summary>
/// The notation of a cost in a file of results: a number with an optional unit. Units of counts are <c>K</c>, <c>M</c>, <c>G</c>, <c>T</c> and <c>B</c> (billion,
/// as in the paper). Units of memory are <c>B</c>, <c>KiB</c>, <c>MiB</c>, <c>GiB</c> and <c>TiB</c>, as in the language. Case is ignored.
/// </summary>
internal sealed class CostNotation
{
    private static readonly Dictionary<string, decimal> s_counts = new(StringComparer.OrdinalIgnoreCase) { ["K"] = 1e3m, ["M"] = 1e6m, ["G"] = 1e9m, ["B"] = 1e9m, ["T"] = 1e12m };

    private static readonly Dictionary<string, decimal> s_bytes =
        new(StringComparer.OrdinalIgnoreCase) { ["B"] = 1, ["KiB"] = 1L << 10, ["MiB"] = 1L << 20, ["GiB"] = 1L << 30, ["TiB"] = 1L << 40 };

    /// <summary>The largest number with a unit that is computed as <see cref="decimal"/>, which is exact.</summary>
    private const decimal ExactLimit = 1e12m;

    private readonly Measure _measure;
    private readonly Dictionary<string, decimal> _units;
    private readonly string _expected;

    private CostNotation(Measure measure, Dictionary<string, decimal> units, string expected) => (_measure, _units, _expected) = (measure, units, expected);

    /// <summary>Returns the notation of a cost.</summary>
    /// <param name="measure">The cost.</param>
    public static CostNotation Of(Measure measure) => measure.Scale switch
    {
        var scale when scale == AxisScale.Bytes => new(measure, s_bytes, "write a number of bytes from 0, such as 12845056, or one with KiB, MiB or GiB, such as 12.25MiB"),
        var scale when scale == AxisScale.Counts => new(measure, s_counts, "write a number from 0, such as 385814752 or 0.39G"),
        _ => new(measure, [], "write a number from 0 without a unit"),
    };

    /// <summary>Reads a cost.</summary>
    /// <param name="text">The text, which is not empty.</param>
    /// <param name="problem">The problem and its remedy; empty if there is none.</param>
    /// <returns>The cost; <see langword="null"/> if the text is not a cost.</returns>
    public double? Read(string text, out string problem)
    {
        var unit = UnitOf(text);
        problem = string.Empty;
        if (Number(text[..^unit.Length]) is not { } number || number < 0)
            problem = $"'{text}' is not a cost; {_expected}.";
        else if (unit.Length == 0)
            return (double)number;
        else if (_units.TryGetValue(unit, out var worth))
            return number <= ExactLimit ? (double)(number * worth) : (double)number * (double)worth;
        else
            problem = $"'{text}' has the unit '{unit}', but the cost is {_measure.Noun}; {_expected}.";
        return null;
    }

    /// <summary>Returns the letters at the end. The letter of an exponent is not at the end, because digits follow it.</summary>
    private static string UnitOf(string text) => text[text.AsSpan().TrimEnd("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz").Length..];

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
