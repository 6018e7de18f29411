namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet fmt --json</c>.</summary>
/// <param name="Files">The files, in the order of the command line.</param>
internal sealed record FormatReport(IReadOnlyList<FormattedFileReport> Files);

/// <summary>The result of formatting a file.</summary>
/// <param name="Path">The path of the file as the user spelled it.</param>
/// <param name="Changed"><see langword="true"/> if the file was changed or, with <c>--check</c>, would be changed.</param>
/// <param name="Diagnostics">The errors that prevented formatting or writing the file.</param>
internal sealed record FormattedFileReport(string Path, bool Changed, IReadOnlyList<DiagnosticReport> Diagnostics);
