namespace EffNet.Language.Model;

/// <summary>A figure as a publication prints it: <c>5.3M</c> represents every number that rounds to it.</summary>
/// <param name="Text">The figure as written.</param>
/// <param name="Digits">The number before the unit.</param>
/// <param name="Decimals">The number of printed decimal places; negative if the last exact digit is before the point.</param>
/// <param name="Scale">The factor of the unit.</param>
public sealed record PrintedFigure(string Text, decimal Digits, int Decimals, decimal Scale)
{
    /// <summary>The largest number of decimal places. With more, half a unit of the last place is too small for <see cref="decimal"/>.</summary>
    private const int MaximumDecimals = 27;

    /// <summary>
    /// Returns <see langword="true"/> if <paramref name="actual"/>, rounded to the printed precision (halves up), is this figure; otherwise,
    /// <see langword="false"/>.
    /// </summary>
    public bool Agrees(long actual)
    {
        var half = 0.5m;
        for (var place = Math.Min(Math.Abs(Decimals), MaximumDecimals); place > 0; place--)
            half = Decimals > 0 ? half / 10 : half * 10;
        var value = actual / Scale;
        return value >= Digits - half && value < Digits + half;
    }
}
