namespace EffNet;

/// <summary>A rounded number from a publication.</summary>
/// <param name="Text">The number as text, for example <c>5.3M</c>.</param>
/// <param name="Agrees">Whether the exact cost rounds to this number.</param>
public sealed record PaperFigure(string Text, bool Agrees);
