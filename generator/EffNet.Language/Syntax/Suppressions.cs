using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>
/// Applies suppression comments: <c>// effnet: ignore EFN3010, because …</c>. A comment suppresses diagnostics on its own line. If it is alone on its line, it
/// suppresses those on the next line that is not a comment. C#'s <c>#pragma</c> does not apply to these files. A diagnostic that prevents a network cannot be
/// suppressed, and a comment that suppresses nothing is reported.
/// </summary>
internal static class Suppressions
{
    private const string Prefix = "effnet:";
    private const string Word = "ignore";

    private static readonly char[] s_separators = [' ', '\t', '\r', '\n', ','];

    /// <summary>
    /// Returns those of <paramref name="diagnostics"/> that the comments of <paramref name="file"/> do not suppress, and diagnostics about the comments.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public static IReadOnlyList<Diagnostic> Apply(FileSyntax file, LineMap lines, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var remaining = diagnostics.ToList();
        var targets = new Dictionary<(int Line, string Id), CommentId>();
        foreach (var (comment, line, separates) in TargetLines(file, lines))
        {
            foreach (var id in ReadIds(comment, separates, remaining, cancellation))
            {
                if (targets.ContainsKey((line, id.Id)))
                    remaining.Add(WordDiagnostics.UnusedSuppression(id.Span, id.Id, id.Useless));
                else
                    targets.Add((line, id.Id), id);
            }
        }

        if (targets.Count == 0)
            return remaining;
        var used = new HashSet<CommentId>();
        remaining.RemoveAll(diagnostic =>
        {
            if (!targets.TryGetValue((lines.GetPosition(diagnostic.Span.Start).Line, diagnostic.Rule.Id), out var id))
                return false;
            used.Add(id);
            return true;
        });
        remaining.AddRange(targets.Values.Except(used).Select(id => WordDiagnostics.UnusedSuppression(id.Span, id.Id, id.Useless)));
        return remaining;
    }

    /// <summary>
    /// Returns the suppression comments of <paramref name="file"/>, well-formed or not, each with the line that it applies to, and whether it is all that separates two
    /// tokens.
    /// </summary>
    public static IEnumerable<(SyntaxTrivia Comment, int Line, bool Separates)> TargetLines(FileSyntax file, LineMap lines)
    {
        foreach (var token in file.DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia)
            {
                if (trivia.IsComment && trivia.CommentText.TrimStart().StartsWith(Prefix, StringComparison.Ordinal))
                    yield return (trivia, lines.GetPosition(trivia.StartsLine ? token.Start : trivia.Start).Line, token.LeadingTrivia.Length == 1);
            }
        }
    }

    /// <summary>Returns the ids in <paramref name="comment"/> that can be suppressed, and reports other ids. The text after the ids is the user's reason.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="separates"><see langword="true"/> if only the text of the comment may be removed, because the comment separates two tokens.</param>
    /// <param name="diagnostics">The diagnostics to which those of the comment are added.</param>
    /// <param name="cancellation">The token that cancels the work. It is checked at every id, because a comment can have a hundred thousand.</param>
    private static IEnumerable<CommentId> ReadIds(SyntaxTrivia comment, bool separates, List<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var words = Words(comment);
        if (words.Count < 2 || words[0].Id != Word || !words[1].IsId)
        {
            diagnostics.Add(WordDiagnostics.MalformedSuppression(comment.Span));
            yield break;
        }

        var ids = words.Skip(1).TakeWhile(w => w.IsId).ToList();
        var whole = separates ? new TextSpan(comment.CommentStart, comment.CommentText.Length) : comment.Span;
        foreach (var id in ids)
        {
            cancellation.ThrowIfCancellationRequested();
            var word = ids.Count == 1 ? id with { Useless = whole } : id;
            if (DiagnosticRules.All.FirstOrDefault(r => r.Id == word.Id) is not { } rule)
                diagnostics.Add(WordDiagnostics.UnknownSuppression(word.Span, word.Id, word.Useless));
            else if (rule.BreaksNetwork)
                diagnostics.Add(WordDiagnostics.ForbiddenSuppression(word.Span, word.Id, word.Useless));
            else
                yield return word;
        }
    }

    /// <summary>Returns the words after the prefix with their positions.</summary>
    private static List<CommentId> Words(SyntaxTrivia comment)
    {
        var (words, text) = (new List<CommentId>(), comment.CommentText);
        var at = text.IndexOf(Prefix, StringComparison.Ordinal) + Prefix.Length;
        while (at < text.Length)
        {
            var end = text.IndexOfAny(s_separators, at);
            end = end < 0 ? text.Length : end;
            if (end > at)
            {
                var span = new TextSpan(comment.CommentStart + at, end - at);
                words.Add(new CommentId(text.Substring(at, end - at), span, span));
            }

            at = end + 1;
        }

        return words;
    }

    /// <summary>A word of a comment.</summary>
    /// <param name="Id">The word.</param>
    /// <param name="Span">The word.</param>
    /// <param name="Useless">The span to remove if the word has no effect.</param>
    private sealed record CommentId(string Id, TextSpan Span, TextSpan Useless)
    {
        /// <summary>Gets whether the word has the form of an id. The user's reason begins at the first word that does not.</summary>
        public bool IsId => Id.StartsWith("EFN", StringComparison.Ordinal);
    }
}
