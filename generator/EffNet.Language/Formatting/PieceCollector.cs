using System.Collections.Immutable;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Formatting;

/// <summary>Lists the tokens and comments of a syntax tree without errors, each with its position in the tree.</summary>
internal sealed class PieceCollector
{
    private readonly ImmutableArray<Piece>.Builder _pieces = ImmutableArray.CreateBuilder<Piece>();
    private readonly string _newLine;
    private readonly LineMap _lines;
    private readonly CancellationToken _cancellation;

    private PieceCollector(string newLine, LineMap lines, CancellationToken cancellation) => (_newLine, _lines, _cancellation) = (newLine, lines, cancellation);

    /// <summary>Returns all pieces of <paramref name="file"/> in order.</summary>
    /// <param name="file">The tree.</param>
    /// <param name="newLine">The characters that end a line in a comment.</param>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="cancellation">The token that cancels the work.</param>
    public static ImmutableArray<Piece> Collect(FileSyntax file, string newLine, LineMap lines, CancellationToken cancellation)
    {
        var collector = new PieceCollector(newLine, lines, cancellation);
        foreach (var statement in file.Statements)
            collector.AddStatement(statement, around: null);
        collector.AddToken((SyntaxToken)file.Children[file.Children.Length - 1], new TokenPosition(TokenRole.Ends, null, null, 0));
        return collector._pieces.ToImmutable();
    }

    private void AddStatement(StatementSyntax statement, FormattedBlock? around)
    {
        _cancellation.ThrowIfCancellationRequested();
        var own = statement is BlockSyntax block ? FormattedBlock.Create(block, around, _lines) : null;
        for (var i = 0; i < statement.Children.Length; i++)
        {
            if (statement.Children[i] is StatementSyntax inner)
                AddStatement(inner, own);
            else if (statement.Children[i] is SyntaxNode value)
                AddValue(value, around, parentheses: 0);
            else
                AddToken((SyntaxToken)statement.Children[i], PositionOf(((SyntaxToken)statement.Children[i]).Kind, isFirst: i == 0, around, own));
        }
    }

    private static TokenPosition PositionOf(SyntaxKind kind, bool isFirst, FormattedBlock? around, FormattedBlock? own) => kind switch
    {
        SyntaxKind.OpenBrace => new TokenPosition(TokenRole.Opens, around, own, 0),
        SyntaxKind.CloseBrace => new TokenPosition(TokenRole.Closes, around, own, 0),
        _ when isFirst => new TokenPosition(TokenRole.Begins, around, own, 0),
        _ => new TokenPosition(TokenRole.Inside, around, null, 0),
    };

    private void AddValue(SyntaxNode value, FormattedBlock? around, int parentheses)
    {
        foreach (var child in value.Children)
        {
            if (child is not SyntaxToken token)
            {
                AddValue((SyntaxNode)child, around, parentheses);
                continue;
            }

            if (token.Kind == SyntaxKind.CloseParenthesis)
                parentheses--;
            AddToken(token, new TokenPosition(TokenRole.Inside, around, null, parentheses));
            if (token.Kind == SyntaxKind.OpenParenthesis)
                parentheses++;
        }
    }

    private void AddToken(SyntaxToken token, TokenPosition position)
    {
        foreach (var comment in token.LeadingTrivia.Where(t => t.IsComment))
            Add(Unify(comment), null, comment.Span, position);
        if (token.Kind != SyntaxKind.EndOfFile)
            Add(token.Text, token.Kind, token.Span, position);
    }

    /// <summary>Returns the text of a comment, without white space at the end of a line comment.</summary>
    private string Unify(SyntaxTrivia comment) =>
        comment.Kind == SyntaxTriviaKind.LineComment ? comment.Text.TrimEnd() : NewLine.Unify(comment.Text, _newLine);

    private void Add(string text, SyntaxKind? kind, TextSpan span, TokenPosition position)
    {
        var first = _lines.GetPosition(span.Start).Line;
        var last = _lines.GetPosition(span.End - 1).Line;
        var ends = _pieces.Count == 0 ? 0 : first - _pieces[_pieces.Count - 1].LastLine;
        _pieces.Add(new Piece(text, kind, position, first, last, ends));
    }
}
