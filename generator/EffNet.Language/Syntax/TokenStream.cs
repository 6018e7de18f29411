using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>
/// The tokens of a file with a current position, and the operations of all parts of the parser: look ahead, advance, report, recover. Every token that is
/// passed becomes a child of the current node, so that the tree contains all tokens.
/// </summary>
internal sealed class TokenStream
{
    private readonly SyntaxToken[] _tokens;

    /// <summary>The tokens and nodes that have been read and have no parent yet.</summary>
    private readonly List<SyntaxElement> _elements = [];

    /// <summary>All errors so far, in the order in which they were found.</summary>
    private readonly List<Diagnostic> _mistakes = [];
    private int _position;
    private int _errors;

    /// <summary>The index of the last token whose errors are in <see cref="_mistakes"/>.</summary>
    private int _charged = -1;

    /// <summary>Initializes a new instance of the <see cref="TokenStream"/> class at the first token.</summary>
    /// <param name="tokens">The tokens of a file, of which the last is the end of the file.</param>
    public TokenStream(ImmutableArray<SyntaxToken> tokens)
    {
        _tokens = tokens.ToArray();
        var end = tokens[tokens.Length - 1];
        if (!end.LeadingTrivia.IsEmpty && end.LeadingTrivia[end.LeadingTrivia.Length - 1].IsUnclosedComment)
            Unread = end.Mistakes[end.Mistakes.Length - 1];
        MissingBraces = tokens.Count(t => t.Kind == SyntaxKind.OpenBrace) - tokens.Count(t => t.Kind == SyntaxKind.CloseBrace);
    }

    /// <summary>Gets the error about a comment without an end; <see langword="null"/> if all comments end.</summary>
    public Diagnostic? Unread { get; }

    /// <summary>Gets all errors so far, and those of the lexer in the remaining tokens.</summary>
    public IEnumerable<Diagnostic> Found => _mistakes.Concat(_tokens.Skip(_charged + 1).SelectMany(t => t.Mistakes));

    /// <summary>
    /// Gets the number of open braces minus the number of close braces. The parser uses indentation to find a wrong brace only if they do not match.
    /// </summary>
    public int MissingBraces { get; }

    /// <summary>Gets whether the rest of the file was skipped. A missing brace or parenthesis is then not an error of its own.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>
    /// Gets the number of errors before the current token, including those of the lexer. If it does not change while a node is read, the node has no errors.
    /// </summary>
    public int Mistakes { get; private set; }

    /// <summary>Gets the index of the current token.</summary>
    public int Position => _position;

    /// <summary>Gets the current token.</summary>
    public SyntaxToken Current => Peek(0);

    /// <summary>Gets the token before the current one.</summary>
    public SyntaxToken Previous => _tokens[Math.Max(_position - 1, 0)];

    /// <summary>
    /// Returns the token that is <paramref name="ahead"/> tokens after the current one, or the end of the file if there are not enough tokens.
    /// </summary>
    public SyntaxToken Peek(int ahead) => _tokens[Math.Min(_position + ahead, _tokens.Length - 1)];

    /// <summary>Returns the next <paramref name="count"/> tokens, beginning with the current one.</summary>
    public IEnumerable<SyntaxToken> PeekMany(int count) => Enumerable.Range(0, count).Select(Peek);

    /// <summary>Returns <see langword="true"/> if the current token has the kind <paramref name="kind"/>; otherwise, <see langword="false"/>.</summary>
    public bool At(SyntaxKind kind) => Current.Kind == kind;

    /// <summary>Passes the current token, unless it is the end of the file, and returns it.</summary>
    public SyntaxToken Advance()
    {
        var token = Current;
        if (token.Kind != SyntaxKind.EndOfFile)
        {
            Push(token);
            _position++;
        }

        if (Current.FollowsError)
            Mistakes++;
        return token;
    }

    /// <summary>Passes the current token if it has the kind <paramref name="kind"/>.</summary>
    /// <returns><see langword="true"/> if the token was passed; otherwise, <see langword="false"/>.</returns>
    public bool TryAdvance(SyntaxKind kind)
    {
        if (!At(kind))
            return false;
        Advance();
        return true;
    }

    /// <summary>Returns the span from <paramref name="first"/>, which has been passed, to the previous token.</summary>
    public TextSpan SpanFrom(SyntaxToken first) => TextSpan.FromBounds(first.Span.Start, Previous.Span.End);

    /// <summary>Returns whether a comment precedes one of the tokens from index <paramref name="position"/> to the previous token.</summary>
    public bool HasCommentSince(int position) => new ArraySegment<SyntaxToken>(_tokens, position, _position - position).Any(t => t.HasComment);

    /// <summary>Begins a node at the current token.</summary>
    public NodeStart Begin()
    {
        Charge();
        return new NodeStart(_elements.Count, _errors, _mistakes.Count, Current.FollowsError);
    }

    /// <summary>Ends the node that began at <paramref name="start"/> and returns its content. The caller passes the node to <see cref="Add{T}"/>.</summary>
    public SyntaxContent End(NodeStart start)
    {
        var (children, mistakes) = (TakeFrom(start.Elements), MistakesSince(start));
        var errors = _errors - start.Errors;
        if (children.IsEmpty)
            return new SyntaxContent(children, Current.Span, errors > 0) { Mistakes = mistakes };
        var span = TextSpan.FromBounds(children[0].Span.Start, children[children.Length - 1].Span.End);
        return new SyntaxContent(children, span, errors > (start.FollowsError ? 1 : 0)) { Mistakes = mistakes };
    }

    /// <summary>Ends the file.</summary>
    /// <param name="start">The start of the file.</param>
    /// <param name="length">The number of characters in the file.</param>
    public SyntaxContent EndFile(NodeStart start, int length)
    {
        Push(Current);
        return new SyntaxContent(TakeFrom(start.Elements), new TextSpan(0, length), _errors > 0) { Mistakes = _mistakes.ToImmutableArray() };
    }

    /// <summary>Adds <paramref name="node"/> to the enclosing node and returns it.</summary>
    public T Add<T>(T node)
        where T : SyntaxNode
    {
        _elements.Add(node);
        return node;
    }

    /// <summary>Replaces <paramref name="node"/>, which has no parent yet, by <paramref name="replacement"/>, and returns the latter.</summary>
    public T Replace<T>(T node, T replacement)
        where T : SyntaxNode
    {
        _elements[IndexOf(node)] = replacement;
        return replacement;
    }

    /// <summary>Turns everything since <paramref name="start"/> into skipped text, because it does not form a node.</summary>
    public void SkipFrom(NodeStart start) => SkipFrom(start.Elements, MistakesSince(start));

    /// <summary>Turns everything after <paramref name="statement"/> into skipped text at its end, and returns the changed statement.</summary>
    public StatementSyntax SkipInto(StatementSyntax statement)
    {
        var index = IndexOf(statement);
        SkipFrom(index + 1, _elements.Skip(index + 1).OfType<SyntaxNode>().SelectMany(n => n.Content.Mistakes).ToImmutableArray());
        var skipped = (SkippedSyntax)_elements[index + 1];
        _elements.RemoveAt(index + 1);
        return Replace(statement, statement with { Content = statement.Content.Append(skipped) });
    }

    /// <summary>
    /// Adds a missing token of the kind <paramref name="kind"/> after the previous token. If a <c>}</c> is missing, unreadable text before the current token may have been
    /// meant as that <c>}</c>. The text then becomes trivia of the missing token, and thus part of the block that the <c>}</c> closes.
    /// </summary>
    public void AddMissing(SyntaxKind kind)
    {
        _errors++;
        if (kind == SyntaxKind.CloseBrace && Current.FollowsError)
        {
            Charge();
            var next = Current;
            _elements.Add(next with { Kind = kind, Text = string.Empty });
            _tokens[Math.Min(_position, _tokens.Length - 1)] = next with { LeadingTrivia = ImmutableArray<SyntaxTrivia>.Empty, Mistakes = ImmutableArray<Diagnostic>.Empty };
            return;
        }

        var (end, column) = (Previous.Span.End, Previous.Column + Previous.Text.Length);
        _elements.Add(new SyntaxToken(kind, string.Empty, ImmutableArray<SyntaxTrivia>.Empty, end, column, StartsLine: false, FollowsError: false));
    }

    /// <summary>
    /// Skips to the brace or parenthesis that matches the previous token, and passes it if it has the kind <paramref name="close"/>. If there is none, skips the rest of
    /// the file.
    /// </summary>
    public void SkipNested(SyntaxKind close)
    {
        var start = Begin();
        for (var depth = 0; !At(SyntaxKind.EndOfFile); Advance())
        {
            depth += ChangeOfDepth(Current.Kind);
            if (depth < 0)
                break;
        }

        var closes = At(close);
        IsAbandoned |= At(SyntaxKind.EndOfFile);
        if (!closes && !IsAbandoned)
            Advance();
        SkipFrom(start);
        if (closes)
            Advance();
        else
            AddMissing(close);
    }

    /// <summary>Adds an error.</summary>
    public void Report(Diagnostic diagnostic)
    {
        Mistakes++;
        _errors++;
        _mistakes.Add(diagnostic);
    }

    /// <summary>Returns a fix that removes the current token. A space replaces the token between two words that would otherwise become one.</summary>
    /// <param name="what">The token, as the title names it.</param>
    public DiagnosticFix Removal(string what)
    {
        var (before, after) = (Previous, Peek(1));
        var joins = before.Span.End == Current.Start && Current.Span.End == after.Start && IsWord(before) && IsWord(after);
        return DiagnosticFix.Of($"Remove {what}", new TextEdit(Current.Span, joins ? " " : string.Empty));
    }

    /// <summary>Turns the next <paramref name="count"/> tokens into skipped text.</summary>
    public void Skip(int count)
    {
        var start = Begin();
        for (var i = 0; i < count; i++)
            Advance();
        SkipFrom(start);
    }

    /// <summary>
    /// Reports that something is missing: at the current token, or after the previous one if the current token starts a line or is the end of the file. Reports
    /// nothing if the lexer has reported unreadable text here, because that text may have been meant as the missing part.
    /// </summary>
    /// <param name="wanted">The missing part, as a message names it.</param>
    /// <param name="fix">The change that adds it; <see langword="null"/> if it is not certain.</param>
    public void ReportUnexpected(string wanted, DiagnosticFix? fix = null)
    {
        if (!Current.FollowsError && (Current.StartsLine || At(SyntaxKind.EndOfFile)))
            Report(SyntaxDiagnostics.Incomplete(Previous.Span, Previous.Display, wanted, fix));
        else
            ReportUnexpectedHere(wanted, fix);
    }

    /// <summary>Reports that <paramref name="wanted"/> was expected instead of the current token, unless the lexer has reported unreadable text here.</summary>
    /// <param name="wanted">The expected text, as a message names it.</param>
    /// <param name="fix">The change that adds it; <see langword="null"/> if it is not certain.</param>
    public void ReportUnexpectedHere(string wanted, DiagnosticFix? fix = null)
    {
        if (Current.FollowsError)
            _errors++;
        else
            Report(SyntaxDiagnostics.UnexpectedToken(Current.Span, Current.Display, wanted, fix));
    }

    /// <summary>
    /// Skips up to and including the next <c>;</c>, but stops before a <c>}</c> or an identifier at the start of a line. Braces that open on the way are
    /// skipped with their content.
    /// </summary>
    public void SkipStatement()
    {
        var (start, depth) = (Begin(), 0);
        for (var first = true; !At(SyntaxKind.EndOfFile); first = false)
        {
            if (depth == 0 && (At(SyntaxKind.CloseBrace) || (!first && Current.StartsLine && At(SyntaxKind.Identifier))))
                break;
            var kind = Advance().Kind;
            depth += kind switch { SyntaxKind.OpenBrace => 1, SyntaxKind.CloseBrace => -1, _ => 0 };
            if (depth == 0 && kind is SyntaxKind.Semicolon or SyntaxKind.CloseBrace)
                break;
        }

        IsAbandoned |= depth > 0;
        SkipFrom(start);
    }

    private static bool IsWord(SyntaxToken token) => token.Kind is SyntaxKind.Identifier or SyntaxKind.Number;

    private static int ChangeOfDepth(SyntaxKind kind) => kind switch
    {
        SyntaxKind.OpenBrace or SyntaxKind.OpenParenthesis => 1,
        SyntaxKind.CloseBrace or SyntaxKind.CloseParenthesis => -1,
        _ => 0,
    };

    private void Push(SyntaxToken token)
    {
        Charge();
        _elements.Add(token);
        if (token.FollowsError)
            _errors++;
    }

    private int IndexOf(SyntaxNode node) => _elements.FindLastIndex(e => ReferenceEquals(e, node));

    private ImmutableArray<SyntaxElement> TakeFrom(int start)
    {
        var taken = _elements.GetRange(start, _elements.Count - start).ToImmutableArray();
        _elements.RemoveRange(start, taken.Length);
        return taken;
    }

    /// <summary>Assigns the errors before the current token to the enclosing node. The errors before a node's first token do not belong to that node.</summary>
    private void Charge()
    {
        if (_charged >= _position)
            return;
        _charged = _position;
        _mistakes.AddRange(Current.Mistakes);
    }

    private ImmutableArray<Diagnostic> MistakesSince(NodeStart start) => start.Mistakes == _mistakes.Count
        ? ImmutableArray<Diagnostic>.Empty
        : _mistakes.GetRange(start.Mistakes, _mistakes.Count - start.Mistakes).ToImmutableArray();

    private void SkipFrom(int start, ImmutableArray<Diagnostic> mistakes)
    {
        if (start == _elements.Count)
            return;
        _errors++;
        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        SyntaxNode.Collect(TakeFrom(start), tokens);
        var span = TextSpan.FromBounds(tokens[0].Span.Start, tokens[tokens.Count - 1].Span.End);
        _elements.Add(new SkippedSyntax(new SyntaxContent(ImmutableArray<SyntaxElement>.CastUp(tokens.ToImmutable()), span, HasErrors: true) { Mistakes = mistakes }));
    }
}
