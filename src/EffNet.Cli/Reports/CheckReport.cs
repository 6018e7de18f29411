namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet check --json</c>.</summary>
/// <param name="Files">The files in the order of the command line.</param>
/// <param name="Variants">How many variants they declare.</param>
/// <param name="Errors">How many errors they have.</param>
/// <param name="Warnings">How many warnings.</param>
/// <param name="Suggestions">How many suggestions.</param>
internal sealed record CheckReport(IReadOnlyList<CheckedFile> Files, int Variants, int Errors, int Warnings, int Suggestions)
{
    /// <summary>Describes <paramref name="files"/>.</summary>
    public static CheckReport Of(IReadOnlyList<SourceFile> files)
    {
        var read = files.Select(CheckedFile.Of).ToList();
        return new CheckReport(read, read.Sum(f => f.Variants), read.Sum(f => f.Errors), read.Sum(f => f.Warnings), read.Sum(f => f.Suggestions));
    }
}

/// <summary>One file.</summary>
/// <param name="Path">Its path as the command line has it.</param>
/// <param name="Variants">How many variants it declares, the broken ones included.</param>
/// <param name="Errors">How many errors it has.</param>
/// <param name="Warnings">How many warnings.</param>
/// <param name="Suggestions">How many suggestions.</param>
/// <param name="Diagnostics">All of them in the order of the file.</param>
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
