using EffNet.Pictures;

namespace EffNet.Explanation;

/// <summary>A cell of a contact sheet.</summary>
/// <param name="Picture">The picture. It is resized to the size of the sheet's cells.</param>
/// <param name="Caption">The text below the picture, for example a class.</param>
public sealed record ContactSheetCell(Picture Picture, string Caption = "");
