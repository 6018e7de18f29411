namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet emit --json</c>.</summary>
/// <param name="Directory">The directory of the files, as it is written on the command line.</param>
/// <param name="Files">The files; none if an error leaves a network undefined, or if the directory could not be written.</param>
/// <param name="Diagnostics">The errors and warnings about the source file and the directory.</param>
internal sealed record EmitReport(string Directory, IReadOnlyList<WrittenFile> Files, IReadOnlyList<DiagnosticReport> Diagnostics);

/// <summary>An emitted file.</summary>
/// <param name="Name">The name of the file in the directory.</param>
/// <param name="Written"><see langword="true"/> if the file was written; <see langword="false"/> if it already had the same content.</param>
internal sealed record WrittenFile(string Name, bool Written);
