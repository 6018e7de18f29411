using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>
/// <c>// effnet: ignore EFN3010, because …</c>: takes back what is reported on the comment's own line, or, where it stands alone, on the next line that is none.
/// C#'s <c>#pragma</c> does not reach these files. What leaves no network cannot be taken back, and a comment that takes back nothing is reported itself.
/// </summary>
internal static class Suppressions
{
    private const string Prefix = "effnet:";
    private const string Word = "ignore";

    /// <summary>The characters that open a comment, of either kind.</summary>
    private const int OpeningLength = 2;

    private static readonly char[] s_separators = [' ', '\t', '\r', '\n', ','];

    /// <summary>Removes from <paramref name="diagnostics"/> what the comments of <paramref name="file"/> suppress.</summary>
    public static void Apply(FileSyntax file, LineMap lines, DiagnosticBag diagnostics)
    {
        var targets = new Dictionary<(int Line, string Id), CommentId>();
        foreach (var (comment, line) in TargetLines(file, lines))
        {
            foreach (var id in ReadIds(comment, diagnostics))
            {
                if (targets.ContainsKey((line, id.Id)))
                    diagnostics.Add(Report.UnusedSuppression(id.Span, id.Id));
                else
                    targets.Add((line, id.Id), id);
            }
        }

        if (targets.Count == 0)
            return;
        var used = new HashSet<CommentId>();
        diagnostics.Remove(diagnostic =>
        {
            if (!targets.TryGetValue((lines.GetPosition(diagnostic.Span.Start).Line, diagnostic.Rule.Id), out var id))
                return false;
            used.Add(id);
            return true;
        });
        foreach (var id in targets.Values.Except(used))
            diagnostics.Add(Report.UnusedSuppression(id.Span, id.Id));
    }

    /// <summary>The comments of <paramref name="file"/> that are meant to suppress something, each with the line that it is about.</summary>
    public static IEnumerable<(CommentSyntax Comment, int Line)> TargetLines(FileSyntax file, LineMap lines) =>
        file.Comments.Where(c => c.Text.TrimStart().StartsWith(Prefix, StringComparison.Ordinal)).Select(c => (c, TargetLine(c, file, lines)));

    /// <summary>The ids that <paramref name="comment"/> names and that can be suppressed; others are reported. Behind them stands the reason.</summary>
    private static IEnumerable<CommentId> ReadIds(CommentSyntax comment, DiagnosticBag diagnostics)
    {
        var words = Words(comment);
        if (words.Count < 2 || words[0].Id != Word || !words[1].Id.StartsWith("EFN", StringComparison.Ordinal))
        {
            diagnostics.Add(Report.MalformedSuppression(comment.Span));
            yield break;
        }

        foreach (var word in words.Skip(1).TakeWhile(w => w.Id.StartsWith("EFN", StringComparison.Ordinal)))
        {
            if (DiagnosticRules.All.FirstOrDefault(r => r.Id == word.Id) is not { } rule)
                diagnostics.Add(Report.UnknownSuppression(word.Span, word.Id));
            else if (rule.BreaksNetwork)
                diagnostics.Add(Report.ForbiddenSuppression(word.Span, word.Id));
            else
                yield return word;
        }
    }

    /// <summary>The words behind the prefix, with their places.</summary>
    private static List<CommentId> Words(CommentSyntax comment)
    {
        var (words, text) = (new List<CommentId>(), comment.Text);
        var at = text.IndexOf(Prefix, StringComparison.Ordinal) + Prefix.Length;
        while (at < text.Length)
        {
            var end = text.IndexOfAny(s_separators, at);
            end = end < 0 ? text.Length : end;
            if (end > at)
                words.Add(new CommentId(text.Substring(at, end - at), new TextSpan(comment.Span.Start + OpeningLength + at, end - at)));
            at = end + 1;
        }

        return words;
    }

    private static int TargetLine(CommentSyntax comment, FileSyntax file, LineMap lines)
    {
        if (!comment.StandsAlone)
            return lines.GetPosition(comment.Span.Start).Line;
        return lines.GetPosition(FirstTokenBehind(comment.Span.End, file).Span.Start).Line;
    }

    /// <summary>The first token that begins at or behind <paramref name="offset"/>: at the latest the end of the file.</summary>
    private static SyntaxToken FirstTokenBehind(int offset, FileSyntax file)
    {
        var (low, high) = (0, file.Tokens.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (file.Tokens[middle].Span.Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return file.Tokens[low];
    }

    /// <summary>A word of a comment.</summary>
    private sealed record CommentId(string Id, TextSpan Span);
}
