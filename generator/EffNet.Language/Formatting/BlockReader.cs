using System.Collections.Immutable;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Formatting;

/// <summary>
/// Finds the blocks of a file without syntax errors. A block that is written on one line stays on it; a family does not, as its table wants lines.
/// </summary>
internal sealed class BlockReader
{
    private readonly ImmutableArray<SyntaxToken> _tokens;
    private readonly LineMap _lines;
    private readonly string _text;

    /// <summary>For each <c>{</c> the index of its <c>}</c>.</summary>
    private readonly Dictionary<int, int> _partners = [];

    /// <summary>The <c>{</c> of blocks that go over several lines.</summary>
    private readonly HashSet<int> _open = [];

    /// <summary>Looks at all braces of <paramref name="tokens"/>.</summary>
    public BlockReader(ImmutableArray<SyntaxToken> tokens, string text, LineMap lines)
    {
        (_tokens, _text, _lines) = (tokens, text, lines);
        var holders = new Stack<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == SyntaxKind.OpenBrace)
                holders.Push(i);
            else if (tokens[i].Kind == SyntaxKind.CloseBrace)
                Close(holders, i);
        }
    }

    /// <summary>The block whose heading begins at token <paramref name="first"/>; <see langword="null"/> where another statement does.</summary>
    public Block? Find(int first, Block? outer)
    {
        var brace = first;
        while (_tokens[brace].Kind == SyntaxKind.Identifier)
            brace++;
        if (_tokens[brace].Kind != SyntaxKind.OpenBrace)
            return null;
        var keyword = KeywordBefore(brace);
        var (level, own) = (outer?.Level ?? 0, keyword is null ? -1 : Keywords.DeclarationLevel(keyword));
        return new Block(
            outer,
            outer is null ? 0 : outer.Depth + 1,
            Math.Max(level, own) + 1,
            keyword,
            GoesOverLines: _open.Contains(brace),
            IsSplit: LineOf(brace) == LineOf(_partners[brace]),
            IsTooDeep: own >= 0 && own < level);
    }

    private void Close(Stack<int> holders, int close)
    {
        var open = holders.Pop();
        _partners[open] = close;
        var isEmpty = close == open + 1;
        var hasLines = LineOf(open) != LineOf(close) && !(isEmpty && !HasComment(open, close));
        if (hasLines || (!isEmpty && KeywordBefore(open) == Keywords.Family))
            _open.Add(open);
        if (_open.Contains(open) && holders.Count > 0)
            _open.Add(holders.Peek());
    }

    private string? KeywordBefore(int brace) =>
        brace >= 2 && _tokens[brace - 2] is { Kind: SyntaxKind.Identifier } word && Keywords.Declares(word.Text) ? word.Text : null;

    /// <summary>Whether a comment is all that stands between two braces: nothing else holds a slash.</summary>
    private bool HasComment(int open, int close)
    {
        var start = _tokens[open].Span.End;
        return _text.IndexOf('/', start, _tokens[close].Span.Start - start) >= 0;
    }

    private int LineOf(int token) => _lines.GetPosition(_tokens[token].Span.Start).Line;
}
