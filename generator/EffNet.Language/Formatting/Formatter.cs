using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Formatting;

/// <summary>
/// Writes a file in canonical form. The formatter determines spaces, indentation and the lines of braces; the author determines other line ends and comments. All
/// tokens and comments keep their order, so the meaning does not change. Formatting is pure, like <see cref="ModelCompiler"/>: the same text always has the same
/// result, and formatting the result again does not change it.
/// </summary>
public static class Formatter
{
    /// <summary>The byte order mark, which some hosts leave in the text.</summary>
    private const char Mark = '\uFEFF';

    /// <summary>Formats <paramref name="text"/>. A text with syntax errors is not formatted, because the correct position of skipped tokens is unknown.</summary>
    /// <param name="text">The file.</param>
    /// <param name="cancellation">The token that cancels the formatting.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public static FormattedFile Format(string text, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (ModelCompiler.FindUnreadable(text) is { } unreadable)
            return Refuse(unreadable, text);
        var file = Parser.Parse(text, cancellation);
        var lines = LineMap.Create(text);
        if (file.HasErrors)
            return new FormattedFile(null, file.Mistakes.ToEquatableArray(), lines);

        cancellation.ThrowIfCancellationRequested();
        var formatted = (text.Length > 0 && text[0] == Mark ? Mark.ToString() : string.Empty) + Write(file, text, lines, cancellation);
        return formatted.Length > ModelCompiler.MaximumLength
            ? Refuse(SyntaxDiagnostics.FormattedTooLarge(ModelCompiler.MaximumLength), text)
            : new FormattedFile(formatted, default, lines);
    }

    private static string Write(FileSyntax file, string text, LineMap map, CancellationToken cancellation)
    {
        var newLine = NewLine.MostFrequent(text);
        var pieces = PieceCollector.Collect(file, newLine, map, cancellation);
        var kept = Suppressions.TargetLines(file, map).Select(t => t.Line).ToImmutableHashSet();
        var lines = LineBuilder.Build(pieces, kept, cancellation);
        StageColumns.Align(lines);
        DeclarationColumns.Align(lines);
        CommentColumns.Align(lines);
        cancellation.ThrowIfCancellationRequested();
        return LineWriter.Write(lines, newLine);
    }

    private static FormattedFile Refuse(Diagnostic reason, string text) => new(null, new[] { reason }.ToEquatableArray(), LineMap.Create(text));
}
