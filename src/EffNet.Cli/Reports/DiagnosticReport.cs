namespace EffNet.Cli.Reports;

/// <summary>A diagnostic in JSON. Lines and columns are counted from 1. The end is the position after the last character.</summary>
/// <param name="Id">The id of the diagnostic; <see langword="null"/> for an error outside of the language, for example for a file that cannot be read.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Message">The problem and its remedy.</param>
/// <param name="Line">The line of the start; <see langword="null"/> if the diagnostic is about the file as a whole.</param>
/// <param name="Column">The column of the start.</param>
/// <param name="EndLine">The line of the end.</param>
/// <param name="EndColumn">The column after its end.</param>
internal sealed record DiagnosticReport(string? Id, string Severity, string Message, int? Line, int? Column, int? EndLine, int? EndColumn)
{
    /// <summary>Describes <paramref name="message"/>.</summary>
    public static DiagnosticReport Of(Message message) => new(
        message.Id, message.Word, message.Explanation, message.Start?.Line + 1, message.Start?.Column + 1, message.End?.Line + 1, message.End?.Column + 1);
}
