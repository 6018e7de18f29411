namespace EffNet.Training;

/// <summary>A row of a CSV file.</summary>
/// <param name="Line">The number of its first line, from 1.</param>
/// <param name="Fields">Its fields, without quotes.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Fields);
