using System.Globalization;

namespace EffNet.Language.Syntax;

/// <summary>
/// A number as it was written. The exact decimal digits are kept in addition to the nearest double, because <c>~ 5.3M</c> compares at the written precision.
/// </summary>
/// <param name="Text">The literal with its unit and without underscores, as messages quote it.</param>
/// <param name="Digits">The exact number before its unit.</param>
/// <param name="Value">The IEEE double nearest to the number before its unit.</param>
/// <param name="Decimals">The number of decimal places that were written; negative if the last written place is before the point, as in 5.3e6.</param>
/// <param name="Unit">The unit.</param>
public sealed record NumberLiteral(string Text, decimal Digits, double Value, int Decimals, NumberUnit Unit)
{
    /// <summary>Gets the factor that the unit represents.</summary>
    public decimal Scale => Unit switch
    {
        NumberUnit.Percent => 0.01m,
        NumberUnit.K => 1e3m,
        NumberUnit.M => 1e6m,
        NumberUnit.G => 1e9m,
        NumberUnit.KiB => 1024m,
        NumberUnit.MiB => 1024m * 1024m,
        NumberUnit.GiB => 1024m * 1024m * 1024m,
        _ => 1m,
    };

    /// <summary>Gets whether the unit counts bytes.</summary>
    public bool IsBytes => Unit is NumberUnit.KiB or NumberUnit.MiB or NumberUnit.GiB;

    /// <summary>Gets the number multiplied by its unit, as an IEEE double.</summary>
    public double Scaled => Unit == NumberUnit.None ? Value : Value * (double)Scale;

    /// <summary>Gets the exact number multiplied by its unit; <see langword="null"/> if it exceeds 28 digits.</summary>
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

    /// <summary>Reads the text of a token.</summary>
    /// <param name="tokenText">The text of the token.</param>
    /// <param name="isExtreme"><see langword="true"/> if the text is a number that 28 digits cannot represent.</param>
    /// <returns>
    /// The number; <see langword="null"/> if the text is not a number with a known unit, or if <paramref name="isExtreme"/> is <see langword="true"/>.
    /// </returns>
    public static NumberLiteral? TryParse(string tokenText, out bool isExtreme)
    {
        isExtreme = false;
        var text = tokenText.Replace("_", string.Empty);
        var (number, unit) = SplitUnit(text);
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (unit is not { } known
            || !SeparatesDigits(tokenText)
            || !double.TryParse(number, Style, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        isExtreme = !decimal.TryParse(number, Style, CultureInfo.InvariantCulture, out var digits) || (digits == 0m && !IsZero(number));
        return isExtreme ? null : new NumberLiteral(text, digits, value, CountDecimals(number), known);
    }

    /// <summary>
    /// Returns the notation that <paramref name="tokenText"/> probably means: a unit in another case (<c>400k</c>) or notation (<c>5B</c>, <c>40MB</c>), or
    /// digits grouped differently (<c>1'000</c>); <see langword="null"/> if there is none.
    /// </summary>
    public static string? FindNotation(string tokenText)
    {
        var joined = tokenText.Replace('\'', '_').Replace(" ", string.Empty);
        if (joined != tokenText)
            return TryParse(joined, out _) is not null ? joined : null;
        var digits = tokenText.TrimEnd([.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        var unit = tokenText.Substring(digits.Length).ToUpperInvariant() switch
        {
            "K" or "THOUSAND" => "K",
            "M" or "MN" or "MIO" or "MILLION" => "M",
            "G" or "B" or "BN" or "BILLION" => "G",
            "KB" or "KIB" => "KiB",
            "MB" or "MIB" => "MiB",
            "GB" or "GIB" => "GiB",
            _ => null,
        };
        return unit is not null && TryParse(digits + unit, out _) is not null ? digits + unit : null;
    }

    /// <summary>
    /// Returns the number that was probably meant if a point groups digits: <c>1_000</c> for <c>1.000</c>; otherwise, <see langword="null"/>.
    /// </summary>
    public string? FindGrouping()
    {
        const int GroupLength = 3;
        var point = Text.IndexOf('.');
        if (Unit != NumberUnit.None || point is < 1 or > GroupLength || Text.Length != point + 1 + GroupLength || Text[0] == '0')
            return null;
        var grouped = Text.Replace('.', '_');
        return grouped.All(c => c is '_' or (>= '0' and <= '9')) ? grouped : null;
    }

    /// <summary>Returns whether every <c>_</c> is between two digits.</summary>
    private static bool SeparatesDigits(string text)
    {
        for (var i = text.IndexOf('_'); i >= 0; i = text.IndexOf('_', i + 1))
        {
            if (i == 0 || i + 1 == text.Length || !char.IsDigit(text[i - 1]) || !char.IsDigit(text[i + 1]))
                return false;
        }

        return true;
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
            "KiB" => NumberUnit.KiB,
            "MiB" => NumberUnit.MiB,
            "GiB" => NumberUnit.GiB,
            _ => null,
        };
        return (text.Substring(0, length), unit);
    }

    /// <summary>Returns whether all digits before the exponent are zeros. A number that is too small for the type is not zero.</summary>
    private static bool IsZero(string number) => number.Split('e', 'E')[0].All(c => c is not (>= '1' and <= '9'));

    /// <summary>Returns the number of digits after the point, reduced by the exponent: -5 for <c>5.3e6</c>, which is exact to hundred thousands.</summary>
    private static int CountDecimals(string number)
    {
        var exponent = number.IndexOfAny(['e', 'E']);
        var mantissa = exponent < 0 ? number : number.Substring(0, exponent);
        var point = mantissa.IndexOf('.');
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        const NumberStyles Style = NumberStyles.AllowLeadingSign;
        return exponent >= 0 && int.TryParse(number.Substring(exponent + 1), Style, CultureInfo.InvariantCulture, out var power) && Math.Abs(power) < 100
            ? decimals - power
            : decimals;
    }
}
