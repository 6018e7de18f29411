using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>
/// Reads tokens into statements. It knows the shapes <c>name: value;</c>, <c>op(…)</c> and <c>name { … }</c> and hardly any
/// word, so that a new setting never touches it. One mistake gives one diagnostic: after it, reading goes on behind the next
/// <c>;</c>, or before the next <c>}</c> or first word of a line.
/// </summary>
internal sealed class Parser
{
    /// <summary>Nesting that no file a person writes comes near; keeps a hostile one from exhausting the stack.</summary>
    private const int MaximumDepth = 32;

    /// <summary>Words before a declaration's brace: modifiers, keyword, name. More are not looked for.</summary>
    private const int MaximumHeading = 5;

    private readonly TokenStream _tokens;
    private readonly ValueParser _values;
    private int _depth;

    private readonly CancellationToken _cancellation;

    private Parser(TokenStream tokens, CancellationToken cancellation) =>
        (_tokens, _values, _cancellation) = (tokens, new ValueParser(tokens), cancellation);

    /// <summary>The structure of <paramref name="text"/>, whatever it holds.</summary>
    public static FileSyntax Parse(string text, DiagnosticBag diagnostics, CancellationToken cancellation = default)
    {
        var (tokens, comments) = Lexer.Lex(text, diagnostics, cancellation);
        var parser = new Parser(new TokenStream(tokens, diagnostics), cancellation);
        return new FileSyntax(parser.ParseFile(), tokens, comments, new TextSpan(0, text.Length));
    }

    private ImmutableArray<StatementSyntax> ParseFile()
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        while (!_tokens.At(SyntaxKind.EndOfFile))
        {
            statements.AddRange(ParseStatements(level: 0, heading: null));
            if (_tokens.At(SyntaxKind.CloseBrace))
                _tokens.Add(Report.ExtraBrace(_tokens.Advance().Span));
        }

        return statements.ToImmutable();
    }

    /// <summary>Statements up to a <c>}</c>, the end of the file, or what shows that a <c>}</c> was forgotten.</summary>
    private ImmutableArray<StatementSyntax> ParseStatements(int level, SyntaxToken? heading)
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        while (!_tokens.At(SyntaxKind.EndOfFile) && !_tokens.At(SyntaxKind.CloseBrace) && !BelongsFurtherOut(level, heading))
        {
            _cancellation.ThrowIfCancellationRequested();
            var before = _tokens.Position;
            if (ParseStatement(level) is { } statement)
                statements.Add(statement);
            if (_tokens.Position == before)
                _tokens.Advance();
        }

        return statements.ToImmutable();
    }

    /// <summary>
    /// Whether what begins here shows that a <c>}</c> was forgotten: a declaration that cannot stand this deep, or, where braces are missing, a line that
    /// is indented no more than the block it would be in.
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

    /// <summary>How many words stand before the <c>{</c> of a block that begins here; 0 where none begins.</summary>
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

    /// <summary>The same where a declaration's name begins with a digit, and so is no word: <c>variant 4x { … }</c>.</summary>
    private int CountNumberedHeading()
    {
        var words = CountModifiers();
        return Keywords.Declares(_tokens.Peek(words).Text)
            && _tokens.Peek(words + 1) is { Kind: SyntaxKind.Number, StartsLine: false }
            && _tokens.Peek(words + 2).Kind == SyntaxKind.OpenBrace ? words + 2 : 0;
    }

    /// <summary>The same if a ':' precedes the name, as in settings: <c>variant: B0 { … }</c>.</summary>
    private int CountColonHeading(int level)
    {
        var words = CountModifiers();
        return Keywords.DeclarationLevel(_tokens.Peek(words).Text) >= level
            && _tokens.Peek(words + 1).Kind == SyntaxKind.Colon
            && _tokens.Peek(words + 2) is { Kind: SyntaxKind.Identifier, StartsLine: false }
            && _tokens.Peek(words + 3).Kind == SyntaxKind.OpenBrace ? words + 2 : 0;
    }

    /// <summary>How many words precede the first keyword of a declaration.</summary>
    private int CountModifiers()
    {
        var words = 0;
        while (words < MaximumHeading - 1 && _tokens.Peek(words) is { Kind: SyntaxKind.Identifier } && !Keywords.Declares(_tokens.Peek(words).Text))
            words++;
        return words;
    }

    /// <summary>Whether a bound follows a word that is nearly <c>require</c>: <c>requires flops &lt;= 1G</c>.</summary>
    private bool IsNearlyRequire()
    {
        var cost = _tokens.Peek(1);
        return cost.Kind == SyntaxKind.Identifier && !cost.StartsLine
            && (ValueParser.IsComparison(_tokens.Peek(2)) || _tokens.Peek(2).Kind == SyntaxKind.OpenParenthesis)
            && Spelling.Nearest(_tokens.Current.Text, [Keywords.Require]) is not null;
    }

    private StatementSyntax? ParseStatement(int level)
    {
        if (!_tokens.At(SyntaxKind.Identifier))
        {
            if (_tokens.At(SyntaxKind.Number) && _tokens.Peek(1).Kind is SyntaxKind.Colon or SyntaxKind.OpenBrace)
                _tokens.Add(SyntaxReport.LeadingDigit(_tokens.Current));
            else
                _tokens.AddUnexpectedHere("a word that begins a statement");
            _tokens.SkipStatement();
            while (_tokens.TryAdvance(SyntaxKind.Semicolon))
            {
                // Of several empty statements one is reported.
            }

            return null;
        }

        if (CountHeading() is > 0 and var words)
            return ParseBlock(level, words);
        if (CountNumberedHeading() is > 0 and var numbered)
        {
            _tokens.Add(SyntaxReport.LeadingDigit(_tokens.Peek(numbered - 1)));
            return ParseBlock(level, numbered);
        }

        if (CountColonHeading(level) is > 0 and var split)
            return ParseBlock(level, split);

        var next = _tokens.Peek(1);
        if (_tokens.Current.Text == Keywords.Require && !next.StartsLine)
            return ParseRequire();
        if (IsNearlyRequire())
        {
            _tokens.Add(Report.UnknownWord(_tokens.Current.Span, _tokens.Current.Text, "a block", [Keywords.Require]));
            return ParseRequire();
        }

        if (Keywords.Declares(_tokens.Current.Text) && next.Kind == SyntaxKind.Identifier && !next.StartsLine)
            return ParseBlock(level, words: 2);
        return IsDirective(level, next) ? ParseDirective() : ParseProperty();
    }

    /// <summary>A directive, or a word that looks like one and is nearly spelt like one.</summary>
    private bool IsDirective(int level, SyntaxToken next)
    {
        if (level > 0 && next.Kind == SyntaxKind.Colon)
            return false;
        if (next.Kind is not (SyntaxKind.Number or SyntaxKind.Identifier))
            return Array.IndexOf(Keywords.Directives, _tokens.Current.Text) >= 0;
        return Spelling.Nearest(_tokens.Current.Text, Keywords.Directives) is not null;
    }

    private DirectiveSyntax ParseDirective()
    {
        var name = _tokens.Advance();
        var mistakes = _tokens.Mistakes;
        SkipColon("a value");
        var value = name.Text == Keywords.Namespace && _tokens.At(SyntaxKind.Number) && !_tokens.Current.Text.All(char.IsDigit) ? ReportNumberedName() : _values.Parse($"a value after {name.Display}");
        EndStatement(mistakes);
        return new DirectiveSyntax(name, value, _tokens.SpanFrom(name));
    }

    private ValueSyntax? ReportNumberedName()
    {
        _tokens.Add(SyntaxReport.LeadingDigit(_tokens.Advance()));
        return null;
    }

    private PropertySyntax ParseProperty()
    {
        var name = _tokens.Advance();
        var mistakes = _tokens.Mistakes;
        if (!_tokens.TryAdvance(SyntaxKind.Colon))
        {
            _tokens.AddUnexpected("':' and a value");
            if (!_tokens.Current.StartsLine)
                _tokens.SkipStatement();
            return new PropertySyntax(name, null, _tokens.SpanFrom(name));
        }

        var value = _values.Parse($"a value for {name.Display}");
        EndStatement(mistakes);
        return new PropertySyntax(name, value, _tokens.SpanFrom(name));
    }

    private StatementSyntax ParseRequire()
    {
        var name = _tokens.Advance();
        var mistakes = _tokens.Mistakes;
        SkipColon("the cost to bound");
        if (_values.ParseBound() is not { } bound)
        {
            if (!_tokens.Current.StartsLine)
                _tokens.SkipStatement();
            return new PropertySyntax(name, null, _tokens.SpanFrom(name));
        }

        EndStatement(mistakes);
        return new RequireSyntax(name, bound, _tokens.SpanFrom(name));
    }

    /// <summary>Some words take no colon. One that is there all the same is the whole mistake.</summary>
    private void SkipColon(string wanted)
    {
        if (!_tokens.At(SyntaxKind.Colon))
            return;
        _tokens.AddUnexpectedHere(wanted + " without a ':'");
        _tokens.Advance();
    }

    private BlockSyntax ParseBlock(int level, int words)
    {
        var heading = new List<SyntaxToken>();
        while (heading.Count < words)
        {
            SkipColon("a name");
            heading.Add(_tokens.Advance());
        }

        var (modifiers, keyword, name) = SplitHeading(heading);
        var inner = keyword is null ? level + 1 : Math.Max(level, Keywords.DeclarationLevel(keyword.Text)) + 1;

        var open = _tokens.Current;
        var isOpen = false;
        var statements = _tokens.TryAdvance(SyntaxKind.OpenBrace)
            ? ParseBody(inner, heading[0], open, keyword, out isOpen)
            : ParseBodyWithoutBrace(inner, name);
        return new BlockSyntax(modifiers, keyword, name, statements, SpanOfBlock(heading[0], isOpen));
    }

    /// <summary>A block that is not closed because of something unreadable includes that: it is what is wrong with it.</summary>
    private TextSpan SpanOfBlock(SyntaxToken first, bool isOpen) => (isOpen || _tokens.Previous.Kind != SyntaxKind.CloseBrace) && _tokens.Current.FollowsError
        ? TextSpan.FromBounds(first.Span.Start, _tokens.Current.Span.Start)
        : _tokens.SpanFrom(first);

    /// <summary>The last word is the name and the one before it the keyword; a keyword in last place lacks its name.</summary>
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

    private ImmutableArray<StatementSyntax> ParseBody(int inner, SyntaxToken heading, SyntaxToken open, SyntaxToken? keyword, out bool isOpen)
    {
        isOpen = false;
        if (_depth == MaximumDepth)
        {
            _tokens.Add(Report.NestedTooDeep(open.Span, MaximumDepth));
            _tokens.SkipNested();
            return ImmutableArray<StatementSyntax>.Empty;
        }

        _depth++;
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        statements.AddRange(ParseStatements(inner, heading));
        while (!(isOpen = !Closes(heading, open)) && GoesOn(keyword))
        {
            var extra = _tokens.Previous.Span;
            _tokens.Add(Report.ExtraBrace(extra));
            Charge(statements, extra);
            statements.AddRange(ParseStatements(inner, heading));
        }

        _depth--;
        return statements.ToImmutable();
    }

    /// <summary>Counts a mistake to the statement before it, and not to the whole block: the others are sound.</summary>
    private static void Charge(ImmutableArray<StatementSyntax>.Builder statements, TextSpan mistake)
    {
        if (statements.Count == 0)
            return;
        var last = statements[statements.Count - 1];
        statements[statements.Count - 1] = last with { Span = TextSpan.FromBounds(last.Span.Start, mistake.End) };
    }

    /// <summary>
    /// Reads the block's <c>}</c>. Where braces are missing, one that starts a line further left than the block belongs to a block further out.
    /// </summary>
    private bool Closes(SyntaxToken heading, SyntaxToken open)
    {
        var brace = _tokens.Current;
        var isOuter = _tokens.MissingBraces > 0 && brace.StartsLine && heading.StartsLine && brace.Column < heading.Column;
        if (!isOuter && _tokens.TryAdvance(SyntaxKind.CloseBrace))
            return true;
        if (!_tokens.IsAbandoned && !brace.FollowsError)
            _tokens.Add(Report.UnclosedBrace(open.Span));
        return false;
    }

    /// <summary>
    /// Whether what follows a declaration's <c>}</c> can only belong inside it, in a file with a <c>}</c> too many: then it was this one. A family goes on with
    /// settings and variants, a variant with settings on the same line.
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

    /// <summary>A declaration whose <c>{</c> is missing: with a <c>;</c> instead of a block, or with a block all the same.</summary>
    private ImmutableArray<StatementSyntax> ParseBodyWithoutBrace(int inner, SyntaxToken name)
    {
        _tokens.AddUnexpected("'{'");
        if (_tokens.TryAdvance(SyntaxKind.Semicolon) || _tokens.Current.StartsLine)
            return ImmutableArray<StatementSyntax>.Empty;
        if (_depth == MaximumDepth)
        {
            _tokens.SkipStatement();
            return ImmutableArray<StatementSyntax>.Empty;
        }

        _depth++;
        var statements = ParseStatements(inner, heading: null);
        _depth--;
        _tokens.TryAdvance(SyntaxKind.CloseBrace);
        return statements;
    }

    private void EndStatement(int mistakes)
    {
        if (_tokens.TryAdvance(SyntaxKind.Semicolon))
            return;
        var isSound = _tokens.Mistakes == mistakes;
        if (_tokens.Current.StartsLine || _tokens.Current.Kind is SyntaxKind.CloseBrace or SyntaxKind.EndOfFile)
        {
            if (isSound)
                _tokens.Add(Report.MissingSemicolon(new TextSpan(_tokens.Previous.Span.End, 0)));
            return;
        }

        if (isSound)
            _tokens.AddUnexpected("';'");
        _tokens.SkipStatement();
    }
}
