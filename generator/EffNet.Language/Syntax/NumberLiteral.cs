using System.Globalization;

namespace EffNet.Language.Syntax;

/// <summary>
/// A number as it was written. The decimal digits are kept, not only their nearest double, because <c>~ 5.3M</c> compares at
/// the precision that was printed.
/// </summary>
/// <param name="Text">The literal without underscores, unit included: how messages quote it.</param>
/// <param name="Digits">The number before its unit, exactly.</param>
/// <param name="Value">The number before its unit as IEEE double, read from the text once and rounded once.</param>
/// <param name="Decimals">How many digits were written behind the point.</param>
/// <param name="Unit">The unit.</param>
public sealed record NumberLiteral(string Text, decimal Digits, double Value, int Decimals, NumberUnit Unit)
{
    /// <summary>What one unit is worth.</summary>
    public decimal Scale => Unit switch
    {
        NumberUnit.Percent => 0.01m,
        NumberUnit.K => 1e3m,
        NumberUnit.M => 1e6m,
        NumberUnit.G => 1e9m,
        _ => 1m,
    };

    /// <summary>The number with its unit applied, as the IEEE double nearest to what was written.</summary>
    public double Scaled => Unit == NumberUnit.None ? Value : Value * (double)Scale;

    /// <summary>The number with its unit applied, exactly; <see langword="null"/> where that is beyond 28 digits.</summary>
    public decimal? Total
    {
        get
        {
            try
            {
                return Digits * Scale;
            }
            catch (OverflowException)
            {
                return null;
            }
        }
    }

    /// <summary>Reads a token's text, or returns <see langword="null"/> where it is not a number with a known unit.</summary>
    public static NumberLiteral? TryParse(string tokenText)
    {
        if (tokenText.Contains("__") || tokenText.Contains("_.") || tokenText.Contains("._"))
            return null;
        var text = tokenText.Replace("_", string.Empty);
        var (number, unit) = SplitUnit(text);
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (unit is not { } known
            || !decimal.TryParse(number, Style, CultureInfo.InvariantCulture, out var digits)
            || !double.TryParse(number, Style, CultureInfo.InvariantCulture, out var value)
            || (digits == 0m && value != 0d))
        {
            return null;
        }

        return new NumberLiteral(text, digits, value, CountDecimals(number), known);
    }

    private static (string Number, NumberUnit? Unit) SplitUnit(string text)
    {
        var length = text.Length;
        while (length > 0 && text[length - 1] is not (>= '0' and <= '9'))
            length--;
        NumberUnit? unit = text.Substring(length) switch
        {
            "" => NumberUnit.None,
            "%" => NumberUnit.Percent,
            "K" => NumberUnit.K,
            "M" => NumberUnit.M,
            "G" => NumberUnit.G,
            _ => null,
        };
        return (text.Substring(0, length), unit);
    }

    private static int CountDecimals(string number)
    {
        var exponent = number.IndexOfAny(['e', 'E']);
        var mantissa = exponent < 0 ? number : number.Substring(0, exponent);
        var point = mantissa.IndexOf('.');
        return point < 0 ? 0 : mantissa.Length - point - 1;
    }
}
