namespace EffNet.Language.Model;

/// <summary>A figure as a publication prints it: <c>5.3M</c> stands for everything that rounds to it.</summary>
/// <param name="Text">The figure as written.</param>
/// <param name="Digits">The number before the unit.</param>
/// <param name="Decimals">Digits behind the point.</param>
/// <param name="Scale">What the unit is worth.</param>
public sealed record PrintedFigure(string Text, decimal Digits, int Decimals, decimal Scale)
{
    /// <summary>Whether <paramref name="actual"/>, rounded to the printed precision (halves away from zero), is this figure.</summary>
    public bool Agrees(long actual) => Math.Round(actual / Scale, Decimals, MidpointRounding.AwayFromZero) == Digits;
}
