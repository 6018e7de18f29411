namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet emit --json</c>.</summary>
/// <param name="Directory">Where the files are, as the command line has it.</param>
/// <param name="Files">The files; none where something has no network, or the directory could not be written.</param>
/// <param name="Diagnostics">Errors and warnings about the file that was read, and about the directory.</param>
internal sealed record EmitReport(string Directory, IReadOnlyList<WrittenFile> Files, IReadOnlyList<DiagnosticReport> Diagnostics);

/// <summary>One emitted file.</summary>
/// <param name="Name">Its name in the directory.</param>
/// <param name="Written">Whether it had to be written; otherwise it said the same before.</param>
internal sealed record WrittenFile(string Name, bool Written);
