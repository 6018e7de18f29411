namespace EffNet;

/// <summary>A rounded figure as a publication prints it.</summary>
/// <param name="Text">The figure: <c>5.3M</c>.</param>
/// <param name="Agrees">Whether the exact cost rounds to it.</param>
public sealed record PaperFigure(string Text, bool Agrees);
