namespace EffNet.Explanation;

/// <summary>A column of a contact sheet.</summary>
/// <param name="Title">What its pictures are of: a variant, for instance.</param>
/// <param name="Subtitle">What else there is to say, smaller: what it costs, for instance.</param>
public sealed record ContactSheetColumn(string Title, string Subtitle = "");
