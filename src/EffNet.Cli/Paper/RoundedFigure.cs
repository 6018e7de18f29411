using System.Globalization;

namespace EffNet.Cli.Paper;

/// <summary>A rounded figure of the paper. For example, <c>4.1B</c> represents all numbers that round to 4.1 billion.</summary>
/// <param name="Text">The figure as printed.</param>
/// <param name="Value">The printed number with its unit applied.</param>
/// <param name="Half">Half of the last printed digit's place value, with the unit applied.</param>
internal sealed record RoundedFigure(string Text, decimal Value, decimal Half)
{
    /// <summary>Gets the smallest number that rounds to the figure.</summary>
    public decimal Least => Value - Half;

    /// <summary>Gets the smallest number above <see cref="Value"/> that rounds to another figure: an exclusive upper bound.</summary>
    public decimal Limit => Value + Half;

    /// <summary>Reads a figure of the paper: digits, then nothing, <c>%</c>, <c>x</c> (times), <c>M</c> (million) or <c>B</c> (billion).</summary>
    /// <param name="text">The figure as printed.</param>
    /// <exception cref="FormatException"><paramref name="text"/> is not such a figure.</exception>
    public static RoundedFigure Parse(string text)
    {
        var unit = text.Length == 0 ? 1 : text[^1] switch { 'M' => 1_000_000m, 'B' => 1_000_000_000m, _ => 1m };
        var digits = decimal.Parse(text.TrimEnd('%', 'x', 'M', 'B'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var place = 1m;
        for (var decimals = digits.Scale; decimals > 0; decimals--)
            place /= 10;
        return new RoundedFigure(text, digits * unit, place / 2 * unit);
    }
}
