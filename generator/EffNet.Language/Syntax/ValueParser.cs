using System.Collections.Immutable;
using EffNet.Language.Diagnostics;

namespace EffNet.Language.Syntax;

/// <summary>
/// Parses values: numbers, names, calls and bounds. Each node is added to the tree when it ends. Tokens that do not form a node become skipped text.
/// </summary>
internal sealed class ValueParser(TokenStream tokens)
{
    /// <summary>The maximum depth of nested calls, far above that of any file written by hand. It prevents a malicious file from exhausting the stack.</summary>
    private const int MaximumDepth = 32;

    /// <summary>The number of tokens to search for the <c>)</c> that distinguishes a missing comma from a missing parenthesis.</summary>
    private const int LookAhead = 64;

    private int _depth;
    private bool _isTooDeep;
    private bool _reportedSplit;

    /// <summary>
    /// Parses the value at the current token. If there is none, reports that <paramref name="wanted"/> was expected and returns <see langword="null"/>.
    /// </summary>
    public ValueSyntax? Parse(string wanted)
    {
        _reportedSplit &= _depth > 0;
        switch (tokens.Current.Kind)
        {
            case SyntaxKind.Number:
                return ParseNumberOrRatio(endsAtComma: false);
            case SyntaxKind.Identifier when tokens.Current.Text == Keywords.From && tokens.Peek(1).Kind == SyntaxKind.Number:
                return ParseRange();
            case SyntaxKind.Identifier when tokens.Current.StartsLine && StartsStatement():
                tokens.ReportUnexpected(wanted);
                return null;
            case SyntaxKind.Identifier when tokens.Peek(1).Kind == SyntaxKind.OpenParenthesis:
                return ParseCall();
            case SyntaxKind.Identifier:
                return ParseName();
            default:
                if (!ReportLeadingPoint())
                    tokens.ReportUnexpected(wanted);
                return null;
        }
    }

    private bool ReportLeadingPoint()
    {
        var start = tokens.Begin();
        if (SplitNumber.ReadLeadingPoint(tokens) is not { } mistake)
            return false;
        tokens.Report(mistake);
        tokens.SkipFrom(start);
        return true;
    }

    /// <summary>Parses the number at the current token. If it is malformed, reports the error and returns <see langword="null"/>.</summary>
    private NumberSyntax? ParseNumber(bool endsAtComma = false)
    {
        var start = tokens.Begin();
        if (ReadNumber(endsAtComma) is { } literal)
            return tokens.Add(new NumberSyntax(literal, tokens.End(start)));
        tokens.SkipFrom(start);
        return null;
    }

    private NumberLiteral? ReadNumber(bool endsAtComma)
    {
        var token = tokens.Advance();
        if (!(endsAtComma && tokens.At(SyntaxKind.Comma)) && SplitNumber.Read(tokens, token, isArgument: _depth > 0) is { } split)
        {
            // Decimal commas are reported once per statement.
            if (!_reportedSplit)
                tokens.Report(split);
            _reportedSplit = true;
            return null;
        }

        if (NumberLiteral.TryParse(token.Text, out var isExtreme) is { } literal)
            return literal;
        tokens.Report(isExtreme
            ? SyntaxDiagnostics.ExtremeNumber(token.Span, token.Text)
            : SyntaxDiagnostics.MalformedNumber(token.Span, token.Text, NumberLiteral.FindNotation(token.Text)));
        return null;
    }

    /// <summary>Parses a bound such as <c>flops &lt;= 600M</c>. If there is none, reports the error and returns <see langword="null"/>.</summary>
    public BoundSyntax? ParseBound()
    {
        _reportedSplit &= _depth > 0;
        var start = tokens.Begin();
        if (ReadBound(start) is { } bound)
            return tokens.Add(bound);
        tokens.SkipFrom(start);
        return null;
    }

    private BoundSyntax? ReadBound(NodeStart start)
    {
        if (!tokens.At(SyntaxKind.Identifier))
            return Missing("the cost to bound ('parameters', 'flops', 'activations', 'memory' or 'receptive_field')");
        var cost = tokens.Current;
        CallSyntax? options = null;
        if (tokens.Peek(1).Kind == SyntaxKind.OpenParenthesis)
        {
            var mistakes = tokens.Mistakes;
            options = ParseCall();
            if (options is null || (tokens.Mistakes > mistakes && !IsComparison(tokens.Current)))
                return null;
        }
        else
        {
            tokens.Advance();
        }

        if (!IsComparison(tokens.Current))
            return Missing("'=' (exactly), '~' (at the printed precision), '<=' (at most), '>=' (at least) or 'within'");
        return tokens.At(SyntaxKind.Identifier) ? ReadBand(start, cost, options) : ReadComparison(start, cost, options);
    }

    private BoundSyntax? ReadComparison(NodeStart start, SyntaxToken cost, CallSyntax? options)
    {
        var comparison = tokens.Advance().Kind;
        if (!tokens.At(SyntaxKind.Number))
            return ReportLeadingPoint() ? new BoundSyntax(cost, options, comparison, null, tokens.End(start)) : MissingNumber("a number (for example 5.3M)");
        return ReadTarget(start, cost, options, comparison, share: null);
    }

    /// <summary>Parses the rest of a bound such as <c>flops within 5% of 780M</c>, from the word <c>within</c>.</summary>
    private BoundSyntax? ReadBand(NodeStart start, SyntaxToken cost, CallSyntax? options)
    {
        var comparison = tokens.Advance().Kind;
        if (!tokens.At(SyntaxKind.Number))
            return Missing("a percentage (for example 5%)");
        var share = ParseNumber();
        if (share is null)
            return new BoundSyntax(cost, options, comparison, null, tokens.End(start));
        if (!tokens.At(SyntaxKind.Identifier) || tokens.Current.Text != Keywords.Of || tokens.Current.StartsLine)
            return Missing($"'{Keywords.Of}' and a number (for example 'of 780M')");
        tokens.Advance();
        return tokens.At(SyntaxKind.Number)
            ? ReadTarget(start, cost, options, comparison, share)
            : MissingNumber("a number (for example 780M or '2 * baseline')");
    }

    /// <summary>Reports a bound without a number. The word <c>baseline</c> alone is not a number.</summary>
    private BoundSyntax? MissingNumber(string wanted) =>
        Missing(tokens.At(SyntaxKind.Identifier) && tokens.Current.Text == "baseline" ? "a number before 'baseline' (write '1 * baseline')" : wanted);

    /// <summary>Parses the number with which a cost is compared and, if a <c>*</c> follows the number, the word after the <c>*</c>.</summary>
    private BoundSyntax? ReadTarget(NodeStart start, SyntaxToken cost, CallSyntax? options, SyntaxKind comparison, NumberSyntax? share)
    {
        var number = ParseNumber();
        SyntaxToken? unit = null;
        if (tokens.TryAdvance(SyntaxKind.Star))
        {
            if (!tokens.At(SyntaxKind.Identifier) || tokens.Current.StartsLine)
                return Missing("'baseline'");
            unit = tokens.Advance();
        }

        return new BoundSyntax(cost, options, comparison, number, tokens.End(start)) { Share = share, Unit = unit };
    }

    private BoundSyntax? Missing(string wanted)
    {
        tokens.ReportUnexpected(wanted);
        return null;
    }

    /// <summary>Returns whether a token compares a cost with a number: <c>=</c>, <c>~</c>, <c>&lt;=</c>, <c>&gt;=</c>, or the word <c>within</c>.</summary>
    public static bool IsComparison(SyntaxToken token) =>
        token.Kind is SyntaxKind.Equal or SyntaxKind.Tilde or SyntaxKind.LessOrEqual or SyntaxKind.GreaterOrEqual
        || (token.Kind == SyntaxKind.Identifier && token.Text == Keywords.Within && !token.StartsLine);

    private ValueSyntax? ParseNumberOrRatio(bool endsAtComma)
    {
        var start = tokens.Begin();
        var number = ParseNumber(endsAtComma);
        if (!tokens.At(SyntaxKind.Identifier) || tokens.Current.Text != Keywords.Of || tokens.Current.StartsLine)
            return number;
        tokens.Advance();
        var name = ParseBase();
        if (number is not null && name is not null)
            return tokens.Add(new RatioSyntax(number, name, tokens.End(start)));
        tokens.SkipFrom(start);
        return null;
    }

    private NameSyntax? ParseBase()
    {
        if (tokens.At(SyntaxKind.Identifier) && !tokens.Current.StartsLine)
            return ParseName();
        tokens.ReportUnexpected("the base of the fraction (for example 'expanded')");
        return null;
    }

    private RangeSyntax? ParseRange()
    {
        var start = tokens.Begin();
        tokens.Advance();
        var from = ParseNumber();
        var to = ParseAfter(Keywords.To);
        var step = to is null ? null : ParseAfter(Keywords.Step);
        if (from is not null && to is not null && step is not null)
            return tokens.Add(new RangeSyntax(from, to, step, tokens.End(start)));
        tokens.SkipFrom(start);
        return null;
    }

    private NumberSyntax? ParseAfter(string word)
    {
        if (!tokens.At(SyntaxKind.Identifier) || tokens.Current.Text != word)
        {
            tokens.ReportUnexpected($"'{word}' and a number");
            return null;
        }

        tokens.Advance();
        if (tokens.At(SyntaxKind.Number))
            return ParseNumber();
        tokens.ReportUnexpected($"a number after '{word}'");
        return null;
    }

    /// <summary>Returns whether the current word, which starts a line, begins a statement. The value before it is then missing.</summary>
    private bool StartsStatement() => tokens.Peek(1).Kind is SyntaxKind.Colon or SyntaxKind.OpenBrace or SyntaxKind.Identifier;

    /// <summary>Parses the name at the current token. If one of its words begins with a digit, reports the error and returns <see langword="null"/>.</summary>
    private NameSyntax? ParseName()
    {
        var start = tokens.Begin();
        var words = new List<string> { tokens.Advance().Text };
        var mistakes = tokens.Mistakes;
        while (tokens.At(SyntaxKind.Dot) && tokens.Peek(1).Kind is SyntaxKind.Identifier or SyntaxKind.Number)
        {
            tokens.Advance();
            if (tokens.At(SyntaxKind.Number))
                tokens.Report(SyntaxDiagnostics.LeadingDigit(tokens.Current.Span, tokens.Current.Text));
            words.Add(tokens.Advance().Text);
        }

        if (tokens.Mistakes == mistakes && !GoesOnAfterHyphen())
            return tokens.Add(new NameSyntax(string.Join(".", words), tokens.End(start)));
        tokens.SkipFrom(start);
        return null;
    }

    /// <summary>Returns whether a <c>-</c>, which the lexer has reported, is directly after the name, as in <c>torch-2</c>. The name is then not complete.</summary>
    private bool GoesOnAfterHyphen() => tokens.Current.FollowsError
        && (tokens.Current.LeadingTrivia.IsEmpty ? tokens.Current.Text : tokens.Current.LeadingTrivia[0].Text) is { Length: > 0 } text && text[0] == '-';

    private CallSyntax? ParseCall()
    {
        var start = tokens.Begin();
        var name = tokens.Advance();
        var mistakes = tokens.Mistakes;
        var open = tokens.Advance();
        if (_depth == MaximumDepth)
        {
            tokens.Report(SyntaxDiagnostics.NestedTooDeep(open.Span, MaximumDepth));
            tokens.SkipNested(SyntaxKind.CloseParenthesis);
            tokens.SkipFrom(start);
            _isTooDeep = true;
            return null;
        }

        _isTooDeep &= _depth > 0;
        _depth++;
        var arguments = ParseArguments();
        _depth--;

        // Unreadable text in place of the ')' may also contain arguments, so the call is not complete.
        var isCutOff = tokens.Current.FollowsError && !tokens.At(SyntaxKind.CloseParenthesis);
        Close(open, mistakes);
        if (!_isTooDeep && !isCutOff)
            return tokens.Add(new CallSyntax(name, arguments, tokens.End(start)));
        tokens.SkipFrom(start);
        return null;
    }

    private void Close(SyntaxToken open, int mistakes)
    {
        if (tokens.TryAdvance(SyntaxKind.CloseParenthesis))
            return;
        if (tokens.Mistakes == mistakes)
            tokens.Report(SyntaxDiagnostics.UnclosedParenthesis(
                open.Span,
                tokens.Previous.Span.End,
                endsStatement: _depth == 0 && (tokens.Current.StartsLine || tokens.Current.Kind is SyntaxKind.CloseBrace or SyntaxKind.EndOfFile)));
        tokens.AddMissing(SyntaxKind.CloseParenthesis);
    }

    private ImmutableArray<ArgumentSyntax> ParseArguments()
    {
        var arguments = ImmutableArray.CreateBuilder<ArgumentSyntax>();
        while (!tokens.At(SyntaxKind.CloseParenthesis) && !EndsArguments())
        {
            var argument = tokens.Add(ParseArgument());
            if (!tokens.TryAdvance(SyntaxKind.Comma) && !tokens.At(SyntaxKind.CloseParenthesis) && !EndsArguments())
                argument = Recover(argument);
            arguments.Add(argument);
        }

        return arguments.ToImmutable();
    }

    private ArgumentSyntax ParseArgument()
    {
        var start = tokens.Begin();
        SyntaxToken? name = null;
        if (tokens.At(SyntaxKind.Identifier) && tokens.Peek(1).Kind == SyntaxKind.Colon)
        {
            name = tokens.Advance();
            tokens.Advance();
        }
        else if (tokens.At(SyntaxKind.Identifier) && tokens.Peek(1).Kind is SyntaxKind.Number or SyntaxKind.Identifier && !tokens.Peek(1).StartsLine && !BeginsBound())
        {
            name = tokens.Advance();
            tokens.ReportUnexpected("':'", DiagnosticFix.Insert(name.Span.End, ":"));
            tokens.AddMissing(SyntaxKind.Colon);
        }

        var value = name is null ? ParseUnnamed() : Parse($"a value for {name.Display}");
        return new ArgumentSyntax(name, value, tokens.End(start));
    }

    private ValueSyntax? ParseUnnamed()
    {
        if (BeginsBound())
            return ParseBound();

        // A comma after an unnamed number separates arguments, as in 'image(3,224)'. After a 0, it is a decimal comma, as in 'linear(0,2)'.
        return tokens.At(SyntaxKind.Number) && tokens.Current.Text != "0" ? ParseNumberOrRatio(endsAtComma: true) : Parse("an argument");
    }

    /// <summary>Returns whether a cost and a comparison begin at the current token: <c>flops &lt;=</c>, or <c>memory(batch: 8) &lt;=</c>.</summary>
    private bool BeginsBound()
    {
        if (!tokens.At(SyntaxKind.Identifier))
            return false;
        if (tokens.Peek(1).Kind != SyntaxKind.OpenParenthesis)
            return IsComparison(tokens.Peek(1));
        var ahead = 2;
        while (ahead < LookAhead && tokens.Peek(ahead).Kind is SyntaxKind.Identifier or SyntaxKind.Colon or SyntaxKind.Number or SyntaxKind.Comma)
            ahead++;
        return tokens.Peek(ahead).Kind == SyntaxKind.CloseParenthesis && IsComparison(tokens.Peek(ahead + 1));
    }

    /// <summary>
    /// Recovers if no comma or parenthesis follows <paramref name="argument"/>, and returns the argument. If the next argument begins at the current token, only the comma is
    /// missing. Otherwise, the value of the argument is discarded, because it may be wrong.
    /// </summary>
    private ArgumentSyntax Recover(ArgumentSyntax argument)
    {
        var beginsNext = tokens.At(SyntaxKind.Identifier) && tokens.Peek(1).Kind == SyntaxKind.Colon;
        if (beginsNext || argument.Value is not null)
            tokens.ReportUnexpected("',' or ')'", beginsNext ? DiagnosticFix.Insert(tokens.Previous.Span.End, ",") : null);
        if (beginsNext)
        {
            tokens.AddMissing(SyntaxKind.Comma);
            return argument;
        }

        argument = tokens.Replace(argument, argument with { Value = null, Content = argument.Content with { HasErrors = true } });
        var start = tokens.Begin();
        while (!tokens.At(SyntaxKind.Comma) && !tokens.At(SyntaxKind.CloseParenthesis) && !EndsArguments())
            tokens.Advance();
        tokens.SkipFrom(start);
        tokens.TryAdvance(SyntaxKind.Comma);
        return argument;
    }

    private bool EndsArguments() => EndsStatement(tokens.Current) || (StartsSetting() && !ClosesAhead());

    private bool StartsSetting() =>
        tokens.Current.StartsLine && tokens.At(SyntaxKind.Identifier) && tokens.Peek(1).Kind == SyntaxKind.Colon;

    /// <summary>
    /// Returns whether a <c>)</c> that does not belong to another call follows before the statement ends. Unreadable text may have been meant as that <c>)</c>.
    /// </summary>
    private bool ClosesAhead()
    {
        var depth = 0;
        for (var i = 1; i < LookAhead && depth >= 0 && !EndsStatement(tokens.Peek(i)); i++)
        {
            var token = tokens.Peek(i);
            if (token.FollowsError)
                return true;
            if (token.Kind == SyntaxKind.OpenParenthesis && tokens.Peek(i - 1).Kind == SyntaxKind.Identifier)
                depth++;
            else if (token.Kind == SyntaxKind.CloseParenthesis)
                depth--;
        }

        return depth < 0;
    }

    private static bool EndsStatement(SyntaxToken token) =>
        token.Kind is SyntaxKind.Semicolon or SyntaxKind.OpenBrace or SyntaxKind.CloseBrace or SyntaxKind.EndOfFile;
}
