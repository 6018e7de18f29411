using System.Collections.Immutable;
using EffNet.Language.Syntax;

namespace EffNet.Language.Formatting;

/// <summary>Tells each token of a file without syntax errors its place: such a file is told apart by <c>;</c>, braces and parentheses alone.</summary>
internal sealed class PlaceReader(ImmutableArray<SyntaxToken> tokens, BlockReader blocks)
{
    private Block? _around;
    private Block? _own;
    private int _parentheses;
    private bool _begins = true;

    /// <summary>The place of token <paramref name="index"/>; asked for in order.</summary>
    public Place Next(int index) => tokens[index].Kind switch
    {
        SyntaxKind.EndOfFile => new Place(PlaceKind.Ends, null, null, 0),
        SyntaxKind.OpenBrace => Open(),
        SyntaxKind.CloseBrace => Close(),
        _ when _begins => Begin(index),
        var kind => GoOn(kind),
    };

    private Place Open()
    {
        var place = new Place(PlaceKind.Opens, _around, _own, 0);
        (_around, _begins) = (_own, true);
        return place;
    }

    private Place Close()
    {
        var closed = _around;
        (_around, _begins) = (closed?.Outer, true);
        return new Place(PlaceKind.Closes, _around, closed, 0);
    }

    private Place Begin(int index)
    {
        (_own, _begins) = (blocks.Find(index, _around), false);
        return new Place(PlaceKind.Begins, _around, _own, 0);
    }

    private Place GoOn(SyntaxKind kind)
    {
        if (kind == SyntaxKind.CloseParenthesis)
            _parentheses--;
        var place = new Place(PlaceKind.Inside, _around, null, _parentheses);
        if (kind == SyntaxKind.OpenParenthesis)
            _parentheses++;
        _begins = kind == SyntaxKind.Semicolon;
        return place;
    }
}
