namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet fmt --json</c>.</summary>
/// <param name="Files">The files, in the order of the command line.</param>
internal sealed record FormatReport(IReadOnlyList<FormattedFileReport> Files);

/// <summary>What came of one file.</summary>
/// <param name="Path">Its path as the user spelled it.</param>
/// <param name="Changed">Whether it was changed or, with <c>--check</c>, would be.</param>
/// <param name="Diagnostics">What kept it from being formatted or written.</param>
internal sealed record FormattedFileReport(string Path, bool Changed, IReadOnlyList<DiagnosticReport> Diagnostics);
