using System.Collections.Immutable;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Formatting;

/// <summary>Puts a file's tokens and comments in one row.</summary>
internal sealed class PieceReader(string text, string newLine, LineMap lines)
{
    private readonly ImmutableArray<Piece>.Builder _pieces = ImmutableArray.CreateBuilder<Piece>();

    /// <summary>All pieces of <paramref name="file"/>, which has no syntax errors, in order.</summary>
    public static ImmutableArray<Piece> Read(FileSyntax file, string text, string newLine, LineMap lines, CancellationToken cancellation)
    {
        var reader = new PieceReader(text, newLine, lines);
        var places = new PlaceReader(file.Tokens, new BlockReader(file.Tokens, text, lines));
        var comment = 0;
        for (var i = 0; i < file.Tokens.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (token, place) = (file.Tokens[i], places.Next(i));
            for (; comment < file.Comments.Length && file.Comments[comment].Span.Start < token.Span.Start; comment++)
                reader.AddComment(file.Comments[comment], place);
            if (token.Kind != SyntaxKind.EndOfFile)
                reader.Add(token.Text, token.Kind, token.Span, place);
        }

        return reader._pieces.ToImmutable();
    }

    /// <summary>White space at the end of a line is no part of a comment.</summary>
    private void AddComment(CommentSyntax comment, Place place)
    {
        var written = text.Substring(comment.Span.Start, comment.Span.Length);
        Add(written[1] == '/' ? written.TrimEnd() : NewLine.Unify(written, newLine), null, comment.Span, place);
    }

    private void Add(string written, SyntaxKind? kind, TextSpan span, Place place)
    {
        var first = lines.GetPosition(span.Start).Line;
        var last = lines.GetPosition(span.End - 1).Line;
        var ends = _pieces.Count == 0 ? 0 : first - _pieces[_pieces.Count - 1].LastLine;
        _pieces.Add(new Piece(written, kind, place, first, last, ends));
    }
}
