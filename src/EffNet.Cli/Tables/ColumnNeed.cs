namespace EffNet.Cli.Tables;

/// <summary>How much space a column takes, in characters of a terminal.</summary>
/// <param name="Natural">The width of its widest cell.</param>
/// <param name="Narrowest">The width that it can shrink to: that of its longest word, or of its widest cell if it does not wrap.</param>
/// <param name="Wraps">Whether its cells may take several lines.</param>
/// <param name="LeaveOut">When it is left out: columns of the smallest number first; 0 if never.</param>
internal readonly record struct ColumnNeed(int Natural, int Narrowest, bool Wraps, int LeaveOut);
