namespace EffNet.Training;

/// <summary>Represents a row of a CSV file.</summary>
/// <param name="Line">The number of the first line of the row, from 1.</param>
/// <param name="Fields">The fields, without quotes.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Fields);
