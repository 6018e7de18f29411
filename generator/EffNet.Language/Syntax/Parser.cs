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

    private readonly ImmutableArray<SyntaxToken> _tokens;
    private readonly DiagnosticBag _diagnostics;
    private int _position;
    private int _depth;

    private Parser(ImmutableArray<SyntaxToken> tokens, DiagnosticBag diagnostics) => (_tokens, _diagnostics) = (tokens, diagnostics);

    /// <summary>The structure of <paramref name="text"/>, whatever it holds.</summary>
    public static FileSyntax Parse(string text, DiagnosticBag diagnostics)
    {
        var tokens = Lexer.Lex(text, diagnostics);
        var parser = new Parser(tokens, diagnostics);
        return new FileSyntax(parser.ParseFile(), tokens, new TextSpan(0, text.Length));
    }

    private SyntaxToken Current => Peek(0);

    private SyntaxToken Peek(int ahead) => _tokens[Math.Min(_position + ahead, _tokens.Length - 1)];

    private SyntaxToken Previous => _tokens[Math.Max(_position - 1, 0)];

    private bool At(SyntaxKind kind) => Current.Kind == kind;

    private SyntaxToken Advance()
    {
        var token = Current;
        if (token.Kind != SyntaxKind.EndOfFile)
            _position++;
        return token;
    }

    private bool TryAdvance(SyntaxKind kind)
    {
        if (!At(kind))
            return false;
        Advance();
        return true;
    }

    private ImmutableArray<StatementSyntax> ParseFile()
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        while (!At(SyntaxKind.EndOfFile))
        {
            statements.AddRange(ParseStatements(level: 0));
            if (At(SyntaxKind.CloseBrace))
                _diagnostics.Add(Report.UnexpectedToken(Advance(), "nothing: every '{' is closed already"));
        }

        return statements.ToImmutable();
    }

    /// <summary>Statements up to a <c>}</c>, the end of the file, or a declaration that belongs further out.</summary>
    private ImmutableArray<StatementSyntax> ParseStatements(int level)
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        while (!At(SyntaxKind.EndOfFile) && !At(SyntaxKind.CloseBrace) && !BelongsFurtherOut(level))
        {
            var before = _position;
            if (ParseStatement(level) is { } statement)
                statements.Add(statement);
            if (_position == before)
                Advance();
        }

        return statements.ToImmutable();
    }

    /// <summary>Whether a declaration begins here that cannot stand this deep: the sign of a forgotten <c>}</c>.</summary>
    private bool BelongsFurtherOut(int level)
    {
        if (!Current.StartsLine || !IsDeclaration(out var keyword))
            return false;
        var declared = Keywords.DeclarationLevel(keyword.Text);
        return declared >= 0 && declared < level;
    }

    private bool IsDeclaration(out SyntaxToken keyword)
    {
        keyword = Current;
        var ahead = 0;
        while (Peek(ahead).Kind == SyntaxKind.Identifier && Peek(ahead + 1).Kind == SyntaxKind.Identifier)
            keyword = Peek(ahead++);
        return ahead > 0 && Peek(ahead + 1).Kind == SyntaxKind.OpenBrace;
    }

    private StatementSyntax? ParseStatement(int level)
    {
        if (!At(SyntaxKind.Identifier))
            return Unexpected("a word that begins a statement");
        if (Current.Text == Keywords.Require && Peek(1).Kind is SyntaxKind.Identifier or SyntaxKind.Number)
            return ParseRequire();
        if (IsDeclaration(out _) || Peek(1).Kind == SyntaxKind.OpenBrace)
            return ParseBlock(level);
        if (Current.Text is Keywords.EffNet or Keywords.Namespace && Peek(1).Kind != SyntaxKind.Colon)
            return ParseDirective();
        return ParseProperty();
    }

    private DirectiveSyntax ParseDirective()
    {
        var name = Advance();
        var value = ParseValue($"a value after {name.Display}");
        ExpectSemicolon(value);
        return new DirectiveSyntax(name, value, SpanFrom(name));
    }

    private StatementSyntax? ParseProperty()
    {
        var name = Advance();
        if (!TryAdvance(SyntaxKind.Colon))
        {
            var wanted = $"':' and a value after {name.Display}";
            if (!StartsValue() || Current.StartsLine)
                return Unexpected(wanted);
            ReportUnexpected(wanted);
            SkipToStatementEnd();
            return new PropertySyntax(name, null, SpanFrom(name));
        }

        var value = ParseValue($"a value for {name.Display}");
        ExpectSemicolon(value);
        return new PropertySyntax(name, value, SpanFrom(name));
    }

    private StatementSyntax? ParseRequire()
    {
        var name = Advance();
        if (!At(SyntaxKind.Identifier))
            return Unexpected("the cost to bound, 'parameters' or 'flops'");
        var cost = Advance();
        if (Current.Kind is not (SyntaxKind.Equal or SyntaxKind.Tilde or SyntaxKind.LessOrEqual))
            return Unexpected("'=' (exactly), '~' (at the printed precision) or '<=' (at most)");
        var comparison = Advance().Kind;
        NumberSyntax? bound = null;
        if (At(SyntaxKind.Number))
            bound = ParseNumber();
        else
            ReportUnexpected("a number, for instance 5.3M");
        ExpectSemicolon(bound);
        return new RequireSyntax(name, cost, comparison, bound, SpanFrom(name));
    }

    private BlockSyntax ParseBlock(int level)
    {
        var words = new List<SyntaxToken>();
        while (At(SyntaxKind.Identifier))
            words.Add(Advance());
        var open = Advance();
        var keyword = words.Count > 1 ? words[words.Count - 2] : null;
        var inner = keyword is null ? level + 1 : Math.Max(level, Keywords.DeclarationLevel(keyword.Text)) + 1;

        var statements = EnterNesting(open) ? ParseStatements(inner) : [];
        _depth--;
        if (!TryAdvance(SyntaxKind.CloseBrace))
            _diagnostics.Add(Report.UnclosedBrace(open.Span));
        return new BlockSyntax([.. words.Take(words.Count - 2)], keyword, words[words.Count - 1], statements, SpanFrom(words[0]));
    }

    private ValueSyntax? ParseValue(string wanted)
    {
        switch (Current.Kind)
        {
            case SyntaxKind.Number:
                return ParseNumber();
            case SyntaxKind.Identifier when Peek(1).Kind == SyntaxKind.OpenParenthesis:
                return ParseCall();
            case SyntaxKind.Identifier:
                return ParseName();
            case SyntaxKind.Bad:
                Advance();
                return null;
            default:
                ReportUnexpected(wanted);
                return null;
        }
    }

    private NumberSyntax? ParseNumber()
    {
        var token = Advance();
        if (NumberLiteral.TryParse(token.Text) is { } literal)
            return new NumberSyntax(literal, token.Span);
        _diagnostics.Add(Report.MalformedNumber(token));
        return null;
    }

    private NameSyntax ParseName()
    {
        var first = Advance();
        var text = first.Text;
        while (At(SyntaxKind.Dot) && Peek(1).Kind == SyntaxKind.Identifier)
        {
            Advance();
            text += "." + Advance().Text;
        }

        return new NameSyntax(text, SpanFrom(first));
    }

    private CallSyntax ParseCall()
    {
        var name = Advance();
        var open = Advance();
        var arguments = ImmutableArray.CreateBuilder<ArgumentSyntax>();
        if (EnterNesting(open))
        {
            while (!At(SyntaxKind.CloseParenthesis) && !EndsArguments())
            {
                arguments.Add(ParseArgument());
                if (!TryAdvance(SyntaxKind.Comma) && !At(SyntaxKind.CloseParenthesis))
                    RecoverArgument(arguments[arguments.Count - 1]);
            }
        }

        _depth--;
        if (!TryAdvance(SyntaxKind.CloseParenthesis) && !_diagnostics.HasErrorFrom(open.Span.Start))
            _diagnostics.Add(Report.UnclosedParenthesis(open.Span));
        return new CallSyntax(name, arguments.ToImmutable(), SpanFrom(name));
    }

    private ArgumentSyntax ParseArgument()
    {
        var first = Current;
        SyntaxToken? name = null;
        if (At(SyntaxKind.Identifier) && Peek(1).Kind == SyntaxKind.Colon)
        {
            name = Advance();
            Advance();
        }

        var value = ParseValue(name is null ? "an argument" : $"a value for {name.Display}");
        return new ArgumentSyntax(name, value, SpanFrom(first));
    }

    private void RecoverArgument(ArgumentSyntax argument)
    {
        if (EndsArguments())
            return;
        if (argument.Value is not null)
            ReportUnexpected("',' or ')'");
        while (!At(SyntaxKind.Comma) && !At(SyntaxKind.CloseParenthesis) && !EndsArguments())
            Advance();
        TryAdvance(SyntaxKind.Comma);
    }

    private bool EndsArguments() =>
        Current.Kind is SyntaxKind.Semicolon or SyntaxKind.OpenBrace or SyntaxKind.CloseBrace or SyntaxKind.EndOfFile;

    private bool StartsValue() => Current.Kind is SyntaxKind.Number or SyntaxKind.Identifier;

    private bool EnterNesting(SyntaxToken open)
    {
        if (++_depth <= MaximumDepth)
            return true;
        _diagnostics.Add(Report.NestedTooDeep(open.Span, MaximumDepth));
        _position = _tokens.Length - 1;
        return false;
    }

    private void ExpectSemicolon(ValueSyntax? value)
    {
        if (TryAdvance(SyntaxKind.Semicolon))
            return;
        var reported = value is null || _diagnostics.HasErrorFrom(value.Span.Start);
        if (Current.StartsLine || Current.Kind is SyntaxKind.CloseBrace or SyntaxKind.EndOfFile)
        {
            if (!reported)
                _diagnostics.Add(Report.MissingSemicolon(new TextSpan(Previous.Span.End, 0)));
            return;
        }

        if (!reported)
            ReportUnexpected("';'");
        SkipToStatementEnd();
    }

    private StatementSyntax? Unexpected(string wanted)
    {
        ReportUnexpected(wanted);
        SkipToStatementEnd();
        return null;
    }

    /// <summary>Reports the current token, unless the lexer has: a character that is no token at all.</summary>
    private void ReportUnexpected(string wanted)
    {
        if (!At(SyntaxKind.Bad))
            _diagnostics.Add(Report.UnexpectedToken(Current, wanted));
    }

    private void SkipToStatementEnd()
    {
        var first = true;
        while (Current.Kind is not (SyntaxKind.CloseBrace or SyntaxKind.EndOfFile))
        {
            if (!first && Current.StartsLine && At(SyntaxKind.Identifier))
                return;
            if (Advance().Kind == SyntaxKind.Semicolon)
                return;
            first = false;
        }
    }

    private TextSpan SpanFrom(SyntaxToken first) => TextSpan.FromBounds(first.Span.Start, Math.Max(first.Span.End, Previous.Span.End));
}
