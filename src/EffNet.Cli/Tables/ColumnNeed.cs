namespace EffNet.Cli.Tables;

/// <summary>The space that a column needs, in characters of a terminal.</summary>
/// <param name="Natural">The width of the widest cell.</param>
/// <param name="Narrowest">The smallest width of the column: the width of the longest word, or of the widest cell if cells do not wrap.</param>
/// <param name="Wraps"><see langword="true"/> if cells may have several lines.</param>
/// <param name="LeaveOut">The order in which columns are left out, smallest number first; 0 if the column is never left out.</param>
internal readonly record struct ColumnNeed(int Natural, int Narrowest, bool Wraps, int LeaveOut);
