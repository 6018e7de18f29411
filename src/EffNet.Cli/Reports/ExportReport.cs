namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet export --json</c>.</summary>
/// <param name="Model">The model, as the command line has it.</param>
/// <param name="Type">The C# type of the variant.</param>
/// <param name="ClassCount">The number of classes, which is that of the weights.</param>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Bytes">The bytes of the model, without external weights.</param>
/// <param name="Outputs">The outputs that were asked for.</param>
internal sealed record ExportReport(string Model, string Type, int ClassCount, long Parameters, long Bytes, IReadOnlyList<string> Outputs);
