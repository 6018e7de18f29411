namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet export --json</c>.</summary>
/// <param name="Path">The file that was written.</param>
/// <param name="Format">The format of the file.</param>
/// <param name="Type">The C# type of the variant.</param>
/// <param name="ClassCount">The number of classes, which is determined by the weights.</param>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Bytes">The size of the file, without external weights.</param>
internal sealed record ExportReport(string Path, string Format, string Type, int ClassCount, long Parameters, long Bytes);
