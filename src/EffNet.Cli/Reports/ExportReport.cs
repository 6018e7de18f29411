namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet export --json</c>.</summary>
/// <param name="Path">The file that was written.</param>
/// <param name="Format">Its format.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record ExportReport(string Path, string Format, long Bytes);
