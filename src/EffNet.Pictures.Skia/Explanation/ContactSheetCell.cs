using EffNet.Pictures;

namespace EffNet.Explanation;

/// <summary>A picture of a contact sheet.</summary>
/// <param name="Picture">The picture; it is made as large as the sheet's cells.</param>
/// <param name="Caption">What stands below it: a class, for instance.</param>
public sealed record ContactSheetCell(Picture Picture, string Caption = "");
