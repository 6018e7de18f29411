namespace EffNet.Explanation;

/// <summary>A column of a contact sheet.</summary>
/// <param name="Title">The title, for example a variant.</param>
/// <param name="Subtitle">A second line in a smaller font, for example the costs.</param>
public sealed record ContactSheetColumn(string Title, string Subtitle = "");
