namespace EffNet.Cli.Reports;

/// <summary>One diagnostic in JSON. Lines and columns count from 1; the end is after the last character.</summary>
/// <param name="Id">Its id; <see langword="null"/> where it is none of the language's, as where a file cannot be read.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
/// <param name="Line">The line it begins in; <see langword="null"/> where it is about the file as a whole.</param>
/// <param name="Column">The column it begins in.</param>
/// <param name="EndLine">The line it ends in.</param>
/// <param name="EndColumn">The column it ends before.</param>
internal sealed record DiagnosticReport(string? Id, string Severity, string Message, int? Line, int? Column, int? EndLine, int? EndColumn)
{
    /// <summary>Describes <paramref name="message"/>.</summary>
    public static DiagnosticReport Of(Message message) => new(
        message.Id, message.Word, message.Explanation, message.Start?.Line + 1, message.Start?.Column + 1, message.End?.Line + 1, message.End?.Column + 1);
}
