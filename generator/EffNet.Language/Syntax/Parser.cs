using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>
/// Parses tokens into a tree that contains every character of the text. The parser knows the forms <c>name: value;</c>, <c>op(…)</c> and <c>name { … }</c>, but only
/// a few words, so that new settings do not change it. Each error is reported once. Parsing then continues after the next <c>;</c>, or before the next <c>}</c> or
/// the first word of a line.
/// </summary>
internal sealed class Parser
{
    /// <summary>
    /// The maximum depth of nested blocks, far above that of any file written by hand. It prevents a malicious file from exhausting the stack.
    /// </summary>
    private const int MaximumDepth = 32;

    /// <summary>The maximum number of words before a declaration's brace: modifiers, keyword, name.</summary>
    private const int MaximumHeading = 5;

    /// <summary>The maximum number of tokens between the name of a declaration and its brace that are skipped.</summary>
    private const int MaximumSkipped = 16;

    /// <summary>The maximum number of tokens in parentheses in place of a block.</summary>
    private const int MaximumInParentheses = 256;

    private readonly TokenStream _tokens;
    private readonly ValueParser _values;
    private int _depth;

    private readonly CancellationToken _cancellation;

    private Parser(TokenStream tokens, CancellationToken cancellation) =>
        (_tokens, _values, _cancellation) = (tokens, new ValueParser(tokens), cancellation);

    /// <summary>Parses a text. Errors are part of the result.</summary>
    /// <param name="text">The text of a file.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public static FileSyntax Parse(string text, CancellationToken cancellation = default)
    {
        var tokens = new TokenStream(Lexer.Lex(text, cancellation));
        var start = tokens.Begin();
        var statements = new Parser(tokens, cancellation).ParseFile();
        return new FileSyntax(statements, tokens.EndFile(start, text.Length)) { Unread = tokens.Unread };
    }

    private ImmutableArray<StatementSyntax> ParseFile()
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        while (!_tokens.At(SyntaxKind.EndOfFile))
        {
            _cancellation.ThrowIfCancellationRequested();
            statements.AddRange(ParseStatements(level: 0, heading: null));
            if (!_tokens.At(SyntaxKind.CloseBrace))
                continue;
            var start = _tokens.Begin();
            _tokens.Report(SyntaxDiagnostics.ExtraBrace(_tokens.Advance().Span));
            _tokens.SkipFrom(start);
        }

        return statements.ToImmutable();
    }

    /// <summary>Parses statements up to a <c>}</c>, the end of the file, or a sign that a <c>}</c> is missing.</summary>
    private ImmutableArray<StatementSyntax> ParseStatements(int level, SyntaxToken? heading)
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        while (!_tokens.At(SyntaxKind.EndOfFile) && !_tokens.At(SyntaxKind.CloseBrace) && !BelongsFurtherOut(level, heading))
        {
            _cancellation.ThrowIfCancellationRequested();
            var (start, before) = (_tokens.Begin(), _tokens.Position);
            if (ParseStatement(level) is { } statement)
                statements.Add(_tokens.Add(statement));
            else
                _tokens.SkipFrom(start);
            if (_tokens.Position == before)
                SkipToken();
        }

        return statements.ToImmutable();
    }

    private void SkipToken()
    {
        var start = _tokens.Begin();
        _tokens.Advance();
        _tokens.SkipFrom(start);
    }

    /// <summary>
    /// Returns whether a <c>}</c> is missing before the current token. This is assumed if the token begins a declaration that is not allowed at this depth, or if braces
    /// do not match and the token starts a line that is not indented more than the enclosing block.
    /// </summary>
    private bool BelongsFurtherOut(int level, SyntaxToken? heading)
    {
        var token = _tokens.Current;
        if (!token.StartsLine)
            return false;
        if (_tokens.MissingBraces > 0 && heading is { StartsLine: true } && token.Column <= heading.Column)
            return true;
        var words = CountHeading();
        var declared = words < 2 ? -1 : Keywords.DeclarationLevel(_tokens.Peek(words - 2).Text);
        return declared >= 0 && declared < level;
    }

    /// <summary>Returns the number of words before the <c>{</c> of a block that begins here; 0 if none begins.</summary>
    private int CountHeading()
    {
        for (var words = 0; words < MaximumHeading; words++)
        {
            var token = _tokens.Peek(words);
            if (token.Kind == SyntaxKind.OpenBrace)
                return words;
            var beginsAnother = words > 0 && token.StartsLine && Keywords.Declares(token.Text);
            if (token.Kind != SyntaxKind.Identifier || beginsAnother)
                return 0;
        }

        return 0;
    }

    /// <summary>
    /// Returns the number of words before the <c>{</c>, including the name, if the name of a declaration begins with a digit: <c>variant 4x { … }</c>; otherwise, 0.
    /// </summary>
    private int CountNumberedHeading()
    {
        var words = CountModifiers();
        return Keywords.Declares(_tokens.Peek(words).Text)
            && _tokens.Peek(words + 1) is { Kind: SyntaxKind.Number, StartsLine: false }
            && _tokens.Peek(words + 2).Kind == SyntaxKind.OpenBrace ? words + 2 : 0;
    }

    /// <summary>
    /// Detects a declaration that is written with a colon by mistake, such as <c>variant: B0 { … }</c>. Returns the number of words before the <c>{</c>, without
    /// the colon; 0 if there is no such declaration here.
    /// </summary>
    private int CountColonHeading(int level)
    {
        var words = CountModifiers();
        return Keywords.DeclarationLevel(_tokens.Peek(words).Text) >= level
            && _tokens.Peek(words + 1).Kind == SyntaxKind.Colon
            && _tokens.Peek(words + 2) is { Kind: SyntaxKind.Identifier, StartsLine: false }
            && _tokens.Peek(words + 3).Kind == SyntaxKind.OpenBrace ? words + 2 : 0;
    }

    /// <summary>Returns the number of words before the first keyword of a declaration.</summary>
    private int CountModifiers()
    {
        var words = 0;
        while (words < MaximumHeading - 1 && _tokens.Peek(words) is { Kind: SyntaxKind.Identifier } && !Keywords.Declares(_tokens.Peek(words).Text))
            words++;
        return words;
    }

    /// <summary>Returns whether a word similar to <c>require</c> precedes a bound: <c>requires flops &lt;= 1G</c>.</summary>
    private bool IsNearlyRequire()
    {
        var cost = _tokens.Peek(1);
        return cost.Kind == SyntaxKind.Identifier && !cost.StartsLine
            && (ValueParser.IsComparison(_tokens.Peek(2)) || _tokens.Peek(2).Kind == SyntaxKind.OpenParenthesis)
            && Spelling.Nearest(_tokens.Current.Text, [Keywords.Require]) is not null;
    }

    /// <summary>
    /// Parses the statement at the current token. If there is none, reports the error and returns <see langword="null"/>. The caller adds the statement to the tree, or
    /// turns the tokens that were read into skipped text.
    /// </summary>
    private StatementSyntax? ParseStatement(int level)
    {
        var start = _tokens.Begin();
        if (!_tokens.At(SyntaxKind.Identifier))
        {
            SkipNonStatement();
            return null;
        }

        if (CountHeading() is > 0 and var words)
            return ParseBlock(start, level, words);
        if (CountNumberedHeading() is > 0 and var numbered)
        {
            _tokens.Report(SyntaxDiagnostics.LeadingDigit(_tokens.Peek(numbered - 1).Span, _tokens.Peek(numbered - 1).Text));
            return ParseBlock(start, level, numbered);
        }

        if (CountColonHeading(level) is > 0 and var split)
            return ParseBlock(start, level, split);

        var next = _tokens.Peek(1);
        if (_tokens.Current.Text == Keywords.Require && !next.StartsLine)
            return ParseRequire(start);
        if (IsNearlyRequire())
        {
            _tokens.Report(WordDiagnostics.UnknownWord(_tokens.Current.Span, _tokens.Current.Text, "a block", [Keywords.Require]));
            return ParseRequire(start);
        }

        if (Keywords.Declares(_tokens.Current.Text) && next.Kind == SyntaxKind.Identifier && !next.StartsLine)
            return ParseBlock(start, level, words: 2);
        return IsDirective(level, next) ? ParseDirective(start) : ParseProperty(start, level);
    }

    private void SkipNonStatement()
    {
        if (_tokens.At(SyntaxKind.Number) && _tokens.Peek(1).Kind is SyntaxKind.Colon or SyntaxKind.OpenBrace)
            _tokens.Report(SyntaxDiagnostics.LeadingDigit(_tokens.Current.Span, _tokens.Current.Text));
        else
            _tokens.ReportUnexpectedHere("a statement", FindEmptyStatements());
        _tokens.SkipStatement();
        while (_tokens.TryAdvance(SyntaxKind.Semicolon))
        {
            // Consecutive empty statements are reported once.
        }
    }

    /// <summary>
    /// Returns a fix that removes the semicolons at the current token, which do not end a statement, but not comments between them; <see langword="null"/> if there are
    /// no semicolons.
    /// </summary>
    private DiagnosticFix? FindEmptyStatements()
    {
        var edits = new List<TextEdit>();
        var start = _tokens.Current.Start;
        for (var ahead = 0; _tokens.Peek(ahead).Kind == SyntaxKind.Semicolon; ahead++)
        {
            if (_tokens.Peek(ahead + 1) is { Kind: SyntaxKind.Semicolon, HasComment: false })
                continue;
            edits.Add(new TextEdit(TextSpan.FromBounds(start, _tokens.Peek(ahead).Span.End), string.Empty));
            start = _tokens.Peek(ahead + 1).Start;
        }

        return edits.Count == 0 ? null : DiagnosticFix.Of("Remove the ';' without a statement", [.. edits]);
    }

    /// <summary>Returns whether a directive, possibly with a misspelled keyword, begins at the current token.</summary>
    private bool IsDirective(int level, SyntaxToken next)
    {
        if (level > 0 && next.Kind == SyntaxKind.Colon)
            return false;
        if (next.Kind is not (SyntaxKind.Number or SyntaxKind.Identifier))
            return Array.IndexOf(Keywords.Directives, _tokens.Current.Text) >= 0;
        return Spelling.Nearest(_tokens.Current.Text, Keywords.Directives) is not null;
    }

    private DirectiveSyntax ParseDirective(NodeStart start)
    {
        var name = _tokens.Advance();
        var mistakes = _tokens.Mistakes;
        SkipColon("a value");
        var isNumberedName = name.Text == Keywords.Namespace && _tokens.At(SyntaxKind.Number) && !_tokens.Current.Text.All(char.IsDigit);
        var value = isNumberedName ? SkipNumberedName() : _values.Parse($"a value after {name.Display}");
        EndStatement(mistakes);
        return new DirectiveSyntax(name, value, _tokens.End(start));
    }

    private ValueSyntax? SkipNumberedName()
    {
        _tokens.Report(SyntaxDiagnostics.LeadingDigit(_tokens.Current.Span, _tokens.Current.Text));
        SkipToken();
        return null;
    }

    private PropertySyntax ParseProperty(NodeStart start, int level)
    {
        var name = _tokens.Advance();
        var mistakes = _tokens.Mistakes;
        if (!_tokens.TryAdvance(SyntaxKind.Colon))
        {
            ReportMissingColon(name, level);
            _tokens.AddMissing(SyntaxKind.Colon);
            if (!_tokens.Current.StartsLine)
                _tokens.SkipStatement();
            return new PropertySyntax(name, null, _tokens.End(start));
        }

        var value = _values.Parse($"a value for {name.Display}");
        EndStatement(mistakes);
        return new PropertySyntax(name, value, _tokens.End(start));
    }

    /// <summary>Reports that no ':' follows <paramref name="name"/>, the first word of a statement.</summary>
    private void ReportMissingColon(SyntaxToken name, int level)
    {
        var others = CountWordsBeforeColon();
        if (level == 0 && !_tokens.Current.FollowsError)
            _tokens.Report(SyntaxDiagnostics.UnexpectedToken(name.Span, name.Display, "'effnet', 'namespace', 'profile' or 'family'"));
        else if (others > 0)
            _tokens.Report(SpaceIn([name, .. _tokens.PeekMany(others)]));
        else if (FindColon() is { } colon)
            _tokens.ReportUnexpected("':' before the value", colon);
        else
            _tokens.ReportUnexpected("':' and a value");
    }

    /// <summary>Returns the number of words before the next ':' or '=' if only words on this line precede it; otherwise, 0.</summary>
    private int CountWordsBeforeColon()
    {
        var words = 0;
        while (words < MaximumHeading && _tokens.Peek(words) is { Kind: SyntaxKind.Identifier, StartsLine: false, FollowsError: false })
            words++;
        return _tokens.Peek(words) is { Kind: SyntaxKind.Colon or SyntaxKind.Equal, FollowsError: false } ? words : 0;
    }

    /// <summary>Returns a fix that inserts a ':' between a setting and the value at the current token; <see langword="null"/> if there is no value.</summary>
    private DiagnosticFix? FindColon()
    {
        var isAssigned = _tokens.At(SyntaxKind.Equal);
        var (value, next) = (_tokens.Peek(isAssigned ? 1 : 0), _tokens.Peek(isAssigned ? 2 : 1));
        if (value.StartsLine || value.Kind is not (SyntaxKind.Number or SyntaxKind.Identifier) || next.Kind == SyntaxKind.Colon)
            return null;
        return isAssigned ? DiagnosticFix.Replace(_tokens.Current.Span, ":") : DiagnosticFix.Insert(_tokens.Previous.Span.End, ":");
    }

    private StatementSyntax ParseRequire(NodeStart start)
    {
        var name = _tokens.Advance();
        var mistakes = _tokens.Mistakes;
        SkipColon("the cost to bound");
        if (_values.ParseBound() is not { } bound)
        {
            if (!_tokens.Current.StartsLine)
                _tokens.SkipStatement();
            return new PropertySyntax(name, null, _tokens.End(start));
        }

        EndStatement(mistakes);
        return new RequireSyntax(name, bound, _tokens.End(start));
    }

    /// <summary>Skips and reports a colon, if there is one, after a word that does not allow a colon.</summary>
    private void SkipColon(string wanted)
    {
        if (!_tokens.At(SyntaxKind.Colon))
            return;
        _tokens.ReportUnexpectedHere(wanted + " without a ':'", _tokens.Removal("the ':'"));
        SkipToken();
    }

    private BlockSyntax ParseBlock(NodeStart start, int level, int words)
    {
        var heading = new List<SyntaxToken>();
        var superfluous = ReportNameOfSeveralWords(words);
        while (heading.Count < words - superfluous)
        {
            SkipColon("a name");
            heading.Add(_tokens.Advance());
        }

        if (superfluous > 0)
            _tokens.Skip(superfluous);
        var (modifiers, keyword, name) = SplitHeading(heading);
        var own = keyword is null ? -1 : Keywords.DeclarationLevel(keyword.Text);
        var inner = Math.Max(level, own) + 1;

        var statements = _tokens.TryAdvance(SyntaxKind.OpenBrace) || SkipsToBrace()
            ? ParseBody(inner, heading[0], _tokens.Previous, keyword)
            : ParseBodyWithoutBrace(inner, keyword);
        var content = _tokens.End(start);
        return new BlockSyntax(modifiers, keyword, name, statements, content)
        {
            IsTooDeep = own >= 0 && own < level,
            IsCutOff = _tokens.Unread is { } unread && content.Span.End >= unread.Span.End,
        };
    }

    /// <summary>
    /// Reports a heading of <paramref name="words"/> words whose name consists of several words: <c>variant Big Net { … }</c>. Returns the number of words after the first
    /// word of the name.
    /// </summary>
    private int ReportNameOfSeveralWords(int words)
    {
        var first = words - 1;
        while (first > 0 && !Keywords.Declares(_tokens.Peek(first - 1).Text))
            first--;
        var superfluous = words - first - 1;
        if (first == 0 || superfluous == 0)
            return 0;
        var others = _tokens.PeekMany(words).Skip(first + 1).ToList();
        if (others.Exists(t => t.FollowsError))
            return superfluous;
        _tokens.Report(superfluous == 1 && !others[0].StartsLine
            ? SpaceIn([_tokens.Peek(first), others[0]])
            : SyntaxDiagnostics.UnexpectedToken(others[0].Span, others[0].Display, "'{'"));
        return superfluous;
    }

    /// <summary>Returns the diagnostic for a name that is written as <paramref name="words"/>.</summary>
    private static Diagnostic SpaceIn(IReadOnlyList<SyntaxToken> words)
    {
        var span = TextSpan.FromBounds(words[0].Start, words[words.Count - 1].Span.End);
        var gaps = words.Skip(1).Select((word, i) => TextSpan.FromBounds(words[i].Span.End, word.Start));
        return SyntaxDiagnostics.SpaceInName(span, string.Join("_", words.Select(w => w.Text)), words.Skip(1).Any(w => w.HasComment) ? null : gaps);
    }

    /// <summary>
    /// Passes the <c>{</c> of a declaration if only text on the line of its heading precedes it: <c>variant B0 : Base { … }</c>. The text is reported and skipped.
    /// </summary>
    private bool SkipsToBrace()
    {
        var ahead = 0;
        while (ahead < MaximumSkipped && _tokens.Peek(ahead) is { StartsLine: false } token && !EndsHeading(token))
            ahead++;
        if (ahead == 0 || _tokens.Peek(ahead).Kind != SyntaxKind.OpenBrace)
            return false;
        _tokens.ReportUnexpected("'{'", ahead == 1 && _tokens.At(SyntaxKind.Colon) ? _tokens.Removal("the ':'") : null);
        _tokens.Skip(ahead);
        return _tokens.TryAdvance(SyntaxKind.OpenBrace);
    }

    private static bool EndsHeading(SyntaxToken token) =>
        token.Kind is SyntaxKind.OpenBrace or SyntaxKind.CloseBrace or SyntaxKind.Semicolon or SyntaxKind.EndOfFile || Keywords.Declares(token.Text);

    /// <summary>Splits a heading: the last word is the name and the one before it is the keyword. If the last word is a keyword, the name is missing.</summary>
    private static (ImmutableArray<SyntaxToken> Modifiers, SyntaxToken? Keyword, SyntaxToken Name) SplitHeading(List<SyntaxToken> words)
    {
        var last = words[words.Count - 1];
        if (words.Count == 1)
            return (ImmutableArray<SyntaxToken>.Empty, null, last);
        var before = words[words.Count - 2];
        return Keywords.Declares(last.Text) && !Keywords.Declares(before.Text)
            ? (words.Take(words.Count - 1).ToImmutableArray(), null, last)
            : (words.Take(words.Count - 2).ToImmutableArray(), before, last);
    }

    private ImmutableArray<StatementSyntax> ParseBody(int inner, SyntaxToken heading, SyntaxToken open, SyntaxToken? keyword)
    {
        if (_depth == MaximumDepth)
        {
            _tokens.Report(SyntaxDiagnostics.NestedTooDeep(open.Span, MaximumDepth));
            _tokens.SkipNested(SyntaxKind.CloseBrace);
            return ImmutableArray<StatementSyntax>.Empty;
        }

        _depth++;
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        statements.AddRange(ParseStatements(inner, heading));
        for (var end = _tokens.Begin(); Closes(heading, open, keyword is not null) && GoesOn(keyword); end = _tokens.Begin())
        {
            _tokens.Report(SyntaxDiagnostics.ExtraBrace(_tokens.Previous.Span));
            _tokens.SkipFrom(end);
            if (statements.Count > 0)
                statements[statements.Count - 1] = _tokens.SkipInto(statements[statements.Count - 1]); // Only this statement gets the error; the others stay valid.
            statements.AddRange(ParseStatements(inner, heading));
        }

        _depth--;
        return statements.ToImmutable();
    }

    /// <summary>
    /// Passes the block's <c>}</c> and returns <see langword="true"/>. If the block has no <c>}</c>, reports the error and returns <see langword="false"/>. If the file
    /// has too few <c>}</c>, a <c>}</c> that starts a line and is indented less than the block belongs to an enclosing block.
    /// </summary>
    private bool Closes(SyntaxToken heading, SyntaxToken open, bool declares)
    {
        var brace = _tokens.Current;
        var isOuter = _tokens.MissingBraces > 0 && brace.StartsLine && heading.StartsLine && brace.Column < heading.Column;
        if (!isOuter && _tokens.TryAdvance(SyntaxKind.CloseBrace))
            return true;
        if (!_tokens.IsAbandoned && !brace.FollowsError)
            _tokens.Report(SyntaxDiagnostics.UnclosedBrace(open.Span, declares ? _tokens.Previous.Span.End : null));
        _tokens.AddMissing(SyntaxKind.CloseBrace);
        return false;
    }

    /// <summary>
    /// Returns whether the previous <c>}</c> is superfluous, because the text after it can only belong to the block: settings or variants after the <c>}</c> of a
    /// family, or settings on the same line after the <c>}</c> of a variant.
    /// </summary>
    private bool GoesOn(SyntaxToken? keyword)
    {
        var token = _tokens.Current;
        if (_tokens.MissingBraces >= 0 || token.Kind != SyntaxKind.Identifier)
            return false;
        var isSetting = _tokens.Peek(1).Kind == SyntaxKind.Colon;
        return keyword?.Text switch
        {
            Keywords.Family => token.StartsLine && (isSetting || (token.Text == Keywords.Variant && CountHeading() == 2)),
            Keywords.Variant => !token.StartsLine && isSetting,
            _ => false,
        };
    }

    /// <summary>
    /// Parses the rest of a declaration whose <c>{</c> is missing: a <c>;</c> or a list in parentheses in place of the block, or the statements of the block.
    /// </summary>
    private ImmutableArray<StatementSyntax> ParseBodyWithoutBrace(int inner, SyntaxToken? keyword)
    {
        var closing = FindClosingParenthesis();
        _tokens.ReportUnexpected("'{'", closing > 0 ? BracesFor(closing) : FindBlock(keyword));
        _tokens.AddMissing(SyntaxKind.OpenBrace);
        var statements = ImmutableArray<StatementSyntax>.Empty;
        if (_tokens.At(SyntaxKind.Semicolon))
        {
            SkipToken();
        }
        else if (closing > 0)
        {
            _tokens.Skip(closing + 1);
        }
        else if (!_tokens.Current.StartsLine && _depth == MaximumDepth)
        {
            _tokens.SkipStatement();
        }
        else if (!_tokens.Current.StartsLine)
        {
            _depth++;
            if (!_tokens.At(SyntaxKind.Identifier))
                _tokens.SkipStatement();
            statements = ParseStatements(inner, heading: null);
            _depth--;
            var isOwn = _tokens.MissingBraces < 0 || !_tokens.Current.StartsLine;
            if (isOwn && _tokens.TryAdvance(SyntaxKind.CloseBrace))
                return statements;
        }

        _tokens.AddMissing(SyntaxKind.CloseBrace);
        return statements;
    }

    /// <summary>
    /// Returns the number of tokens from a <c>(</c> at the current token to its <c>)</c>; 0 if there is no <c>(</c>, or if a brace precedes its <c>)</c>.
    /// </summary>
    private int FindClosingParenthesis()
    {
        var depth = 0;
        for (var ahead = 0; ahead < MaximumInParentheses; ahead++)
        {
            var kind = _tokens.Peek(ahead).Kind;
            depth += kind switch { SyntaxKind.OpenParenthesis => 1, SyntaxKind.CloseParenthesis => -1, _ => 0 };
            if (depth <= 0 || kind is SyntaxKind.OpenBrace or SyntaxKind.CloseBrace or SyntaxKind.EndOfFile)
                return depth == 0 ? ahead : 0;
        }

        return 0;
    }

    /// <summary>Returns a fix that writes braces in place of the <c>(</c> at the current token and its <c>)</c>.</summary>
    private DiagnosticFix BracesFor(int closing) =>
        DiagnosticFix.Of("Write '{' and '}'", new TextEdit(_tokens.Current.Span, "{"), new TextEdit(_tokens.Peek(closing).Span, "}"));

    /// <summary>Returns whether <c>name:</c> is at the current token. It can only begin a statement.</summary>
    private bool StartsSetting() => _tokens.At(SyntaxKind.Identifier) && _tokens.Peek(1).Kind == SyntaxKind.Colon;

    /// <summary>
    /// Returns a fix that adds the missing block or <c>{</c> to a declaration; <see langword="null"/> if the fix is not certain. An empty block is added only to a
    /// variant, because other declarations must not be empty.
    /// </summary>
    private DiagnosticFix? FindBlock(SyntaxToken? keyword) =>
        _tokens.At(SyntaxKind.Semicolon) && keyword?.Text == Keywords.Variant ? DiagnosticFix.Replace(_tokens.Current.Span, " { }")
        : StartsSetting() && !_tokens.Current.StartsLine ? DiagnosticFix.Insert(_tokens.Previous.Span.End, " {")
        : null;

    private void EndStatement(int mistakes)
    {
        if (_tokens.TryAdvance(SyntaxKind.Semicolon))
            return;
        var isSound = _tokens.Mistakes == mistakes;
        var isAtEnd = _tokens.Current.StartsLine || _tokens.Current.Kind is SyntaxKind.CloseBrace or SyntaxKind.EndOfFile;
        if (isSound && isAtEnd)
            _tokens.Report(SyntaxDiagnostics.MissingSemicolon(_tokens.Previous.Span.End));
        else if (isSound)
            _tokens.ReportUnexpected("';'", StartsSetting() ? DiagnosticFix.Insert(_tokens.Previous.Span.End, ";") : null);
        _tokens.AddMissing(SyntaxKind.Semicolon);
        if (!isAtEnd)
            _tokens.SkipStatement();
    }
}
