namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet check --json</c>.</summary>
/// <param name="Files">The files in the order of the command line.</param>
/// <param name="Variants">The number of variants in all files.</param>
/// <param name="Errors">The number of errors in all files.</param>
/// <param name="Warnings">The number of warnings in all files.</param>
/// <param name="Suggestions">The number of suggestions in all files.</param>
internal sealed record CheckReport(IReadOnlyList<CheckedFile> Files, int Variants, int Errors, int Warnings, int Suggestions)
{
    /// <summary>Describes <paramref name="files"/>.</summary>
    public static CheckReport Of(IReadOnlyList<SourceFile> files)
    {
        var read = files.Select(CheckedFile.Of).ToList();
        return new CheckReport(read, read.Sum(f => f.Variants), read.Sum(f => f.Errors), read.Sum(f => f.Warnings), read.Sum(f => f.Suggestions));
    }
}

/// <summary>A checked file.</summary>
/// <param name="Path">The path of the file as it is written on the command line.</param>
/// <param name="Variants">The number of the variants, including those with errors.</param>
/// <param name="Errors">The number of the errors.</param>
/// <param name="Warnings">The number of the warnings.</param>
/// <param name="Suggestions">The number of the suggestions.</param>
/// <param name="Diagnostics">All diagnostics of the file, in the order of their positions.</param>
internal sealed record CheckedFile(string Path, int Variants, int Errors, int Warnings, int Suggestions, IReadOnlyList<DiagnosticReport> Diagnostics)
{
    /// <summary>Describes <paramref name="file"/>.</summary>
    public static CheckedFile Of(SourceFile file) => new(
        file.Path,
        file.Variants.Count(),
        file.ErrorCount,
        file.WarningCount,
        file.Messages.Count - file.ErrorCount - file.WarningCount,
        [.. file.Messages.Select(DiagnosticReport.Of)]);
}
