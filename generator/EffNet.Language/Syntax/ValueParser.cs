using System.Collections.Immutable;
using EffNet.Language.Diagnostics;

namespace EffNet.Language.Syntax;

/// <summary>Reads values: numbers, names, calls.</summary>
internal sealed class ValueParser(TokenStream tokens)
{
    /// <summary>Nesting that no file a person writes comes near; keeps a hostile one from exhausting the stack.</summary>
    private const int MaximumDepth = 32;

    /// <summary>How far to look for the <c>)</c> that tells a forgotten comma from a forgotten parenthesis.</summary>
    private const int LookAhead = 64;

    private int _depth;
    private bool _isTooDeep;
    private bool _reportedSplit;

    /// <summary>The value here; <see langword="null"/>, and reported, where there is none.</summary>
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
                tokens.AddUnexpected(wanted);
                return null;
            case SyntaxKind.Identifier when tokens.Peek(1).Kind == SyntaxKind.OpenParenthesis:
                return ParseCall();
            case SyntaxKind.Identifier:
                return ParseName();
            default:
                if (!ReportLeadingPoint())
                    tokens.AddUnexpected(wanted);
                return null;
        }
    }

    private bool ReportLeadingPoint()
    {
        if (SplitNumber.ReadLeadingPoint(tokens) is not { } mistake)
            return false;
        tokens.Add(mistake);
        return true;
    }

    /// <summary>The number here, of whose presence the caller has made sure.</summary>
    private NumberSyntax? ParseNumber(bool endsAtComma = false)
    {
        var token = tokens.Advance();
        if (!(endsAtComma && tokens.At(SyntaxKind.Comma)) && SplitNumber.Read(tokens, token, isArgument: _depth > 0) is { } split)
        {
            // Other decimal commas of the statement are part of the same mistake.
            if (!_reportedSplit)
                tokens.Add(split);
            _reportedSplit = true;
            return null;
        }

        if (NumberLiteral.TryParse(token.Text, out var isExtreme) is { } literal)
            return new NumberSyntax(literal, token.Span);
        tokens.Add(isExtreme ? SyntaxReport.ExtremeNumber(token) : SyntaxReport.MalformedNumber(token));
        return null;
    }

    /// <summary>
    /// A bound such as <c>flops &lt;= 600M</c>; <see langword="null"/>, and reported, where something else stands here.
    /// </summary>
    public BoundSyntax? ParseBound()
    {
        _reportedSplit &= _depth > 0;
        if (!tokens.At(SyntaxKind.Identifier))
            return Missing("the cost to bound ('parameters', 'flops', 'activations' or 'memory')");
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
            return Missing("'=' (exactly), '~' (at the printed precision), '<=' (at most) or 'within'");
        return tokens.At(SyntaxKind.Identifier) ? ParseBand(cost, options) : ParseComparison(cost, options);
    }

    private BoundSyntax? ParseComparison(SyntaxToken cost, CallSyntax? options)
    {
        var comparison = tokens.Advance().Kind;
        if (!tokens.At(SyntaxKind.Number))
            return ReportLeadingPoint() ? new BoundSyntax(cost, options, comparison, null, tokens.SpanFrom(cost)) : Missing("a number (for instance 5.3M)");
        return ParseTarget(cost, options, comparison, share: null);
    }

    /// <summary>The rest of <c>flops within 5% of 780M</c>, from its second word.</summary>
    private BoundSyntax? ParseBand(SyntaxToken cost, CallSyntax? options)
    {
        var comparison = tokens.Advance().Kind;
        if (!tokens.At(SyntaxKind.Number))
            return Missing("a percentage (for instance 5%)");
        var share = ParseNumber();
        if (share is null)
            return new BoundSyntax(cost, options, comparison, null, tokens.SpanFrom(cost));
        if (!tokens.At(SyntaxKind.Identifier) || tokens.Current.Text != Keywords.Of || tokens.Current.StartsLine)
            return Missing($"'{Keywords.Of}' and a number (for instance 'of 780M')");
        tokens.Advance();
        return tokens.At(SyntaxKind.Number)
            ? ParseTarget(cost, options, comparison, share)
            : Missing("a number (for instance 780M, or '2 * baseline')");
    }

    /// <summary>The number that a cost is compared with, and what it counts where a <c>*</c> follows it.</summary>
    private BoundSyntax? ParseTarget(SyntaxToken cost, CallSyntax? options, SyntaxKind comparison, NumberSyntax? share)
    {
        var number = ParseNumber();
        SyntaxToken? unit = null;
        if (tokens.TryAdvance(SyntaxKind.Star))
        {
            if (!tokens.At(SyntaxKind.Identifier) || tokens.Current.StartsLine)
                return Missing("'baseline'");
            unit = tokens.Advance();
        }

        return new BoundSyntax(cost, options, comparison, number, tokens.SpanFrom(cost)) { Share = share, Unit = unit };
    }

    private BoundSyntax? Missing(string wanted)
    {
        tokens.AddUnexpected(wanted);
        return null;
    }

    /// <summary>Whether it compares a cost with a number: <c>=</c>, <c>~</c>, <c>&lt;=</c>, or the word <c>within</c>.</summary>
    public static bool IsComparison(SyntaxToken token) =>
        token.Kind is SyntaxKind.Equal or SyntaxKind.Tilde or SyntaxKind.LessOrEqual
        || (token.Kind == SyntaxKind.Identifier && token.Text == Keywords.Within && !token.StartsLine);

    private ValueSyntax? ParseNumberOrRatio(bool endsAtComma)
    {
        var first = tokens.Current;
        var number = ParseNumber(endsAtComma);
        if (!tokens.At(SyntaxKind.Identifier) || tokens.Current.Text != Keywords.Of || tokens.Current.StartsLine)
            return number;
        tokens.Advance();
        if (!tokens.At(SyntaxKind.Identifier) || tokens.Current.StartsLine)
        {
            tokens.AddUnexpected("what the fraction is taken of (for instance 'expanded')");
            return null;
        }

        var name = ParseName();
        return number is null || name is null ? null : new RatioSyntax(number, name, tokens.SpanFrom(first));
    }

    private RangeSyntax? ParseRange()
    {
        var first = tokens.Advance();
        var from = ParseNumber();
        var to = ParseAfter(Keywords.To);
        var step = to is null ? null : ParseAfter(Keywords.Step);
        return from is null || to is null || step is null ? null : new RangeSyntax(from, to, step, tokens.SpanFrom(first));
    }

    private NumberSyntax? ParseAfter(string word)
    {
        if (!tokens.At(SyntaxKind.Identifier) || tokens.Current.Text != word)
        {
            tokens.AddUnexpected($"'{word}' and a number");
            return null;
        }

        tokens.Advance();
        if (tokens.At(SyntaxKind.Number))
            return ParseNumber();
        tokens.AddUnexpected($"a number behind '{word}'");
        return null;
    }

    /// <summary>A word on a new line that is followed like this begins something of its own: the value before it was forgotten.</summary>
    private bool StartsStatement() => tokens.Peek(1).Kind is SyntaxKind.Colon or SyntaxKind.OpenBrace or SyntaxKind.Identifier;

    /// <summary>The name here; <see langword="null"/>, and reported, if one of its words begins with a digit.</summary>
    private NameSyntax? ParseName()
    {
        var first = tokens.Advance();
        var mistakes = tokens.Mistakes;
        var words = new List<string> { first.Text };
        while (tokens.At(SyntaxKind.Dot) && tokens.Peek(1).Kind is SyntaxKind.Identifier or SyntaxKind.Number)
        {
            tokens.Advance();
            if (tokens.At(SyntaxKind.Number))
                tokens.Add(SyntaxReport.LeadingDigit(tokens.Current));
            words.Add(tokens.Advance().Text);
        }

        return tokens.Mistakes > mistakes ? null : new NameSyntax(string.Join(".", words), tokens.SpanFrom(first));
    }

    private CallSyntax? ParseCall()
    {
        var name = tokens.Advance();
        var open = tokens.Advance();
        var mistakes = tokens.Mistakes;
        if (_depth == MaximumDepth)
        {
            tokens.Add(Report.NestedTooDeep(open.Span, MaximumDepth));
            tokens.SkipNested();
            _isTooDeep = true;
            return null;
        }

        _isTooDeep &= _depth > 0;
        _depth++;
        var arguments = ParseArguments();
        _depth--;
        if (!tokens.TryAdvance(SyntaxKind.CloseParenthesis) && tokens.Mistakes == mistakes)
            tokens.Add(Report.UnclosedParenthesis(open.Span));
        return _isTooDeep ? null : new CallSyntax(name, arguments, tokens.SpanFrom(name));
    }

    private ImmutableArray<ArgumentSyntax> ParseArguments()
    {
        var arguments = ImmutableArray.CreateBuilder<ArgumentSyntax>();
        while (!tokens.At(SyntaxKind.CloseParenthesis) && !EndsArguments())
        {
            var argument = ParseArgument();
            if (!tokens.TryAdvance(SyntaxKind.Comma) && !tokens.At(SyntaxKind.CloseParenthesis) && !EndsArguments())
                argument = Recover(argument);
            arguments.Add(argument);
        }

        return arguments.ToImmutable();
    }

    private ArgumentSyntax ParseArgument()
    {
        var first = tokens.Current;
        SyntaxToken? name = null;
        if (tokens.At(SyntaxKind.Identifier) && tokens.Peek(1).Kind == SyntaxKind.Colon)
        {
            name = tokens.Advance();
            tokens.Advance();
        }
        else if (tokens.At(SyntaxKind.Identifier) && tokens.Peek(1).Kind is SyntaxKind.Number or SyntaxKind.Identifier && !tokens.Peek(1).StartsLine && !BeginsBound())
        {
            name = tokens.Advance();
            tokens.AddUnexpected("':'");
        }

        return new ArgumentSyntax(name, name is null ? ParseUnnamed() : Parse($"a value for {name.Display}"), tokens.SpanFrom(first));
    }

    private ValueSyntax? ParseUnnamed()
    {
        if (BeginsBound())
            return ParseBound();

        // Without names, 'image(3,224)' has two arguments; in 'linear(0,2)' a comma follows the 0 of a fraction.
        return tokens.At(SyntaxKind.Number) && tokens.Current.Text != "0" ? ParseNumberOrRatio(endsAtComma: true) : Parse("an argument");
    }

    /// <summary>Whether a cost and a comparison stand here: <c>flops &lt;=</c>, or <c>memory(batch: 8) &lt;=</c>.</summary>
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
    /// Goes on behind an argument that no comma or parenthesis follows. Where the next one begins, only the comma is missing; anything else
    /// makes the value itself doubtful.
    /// </summary>
    private ArgumentSyntax Recover(ArgumentSyntax argument)
    {
        if (tokens.At(SyntaxKind.Identifier) && tokens.Peek(1).Kind == SyntaxKind.Colon)
        {
            tokens.AddUnexpected("',' or ')'");
            return argument;
        }

        if (argument.Value is not null)
            tokens.AddUnexpected("',' or ')'");
        while (!tokens.At(SyntaxKind.Comma) && !tokens.At(SyntaxKind.CloseParenthesis) && !EndsArguments())
            tokens.Advance();
        tokens.TryAdvance(SyntaxKind.Comma);
        return argument with { Value = null };
    }

    private bool EndsArguments() => EndsStatement(tokens.Current) || (StartsSetting() && !ClosesAhead());

    private bool StartsSetting() =>
        tokens.Current.StartsLine && tokens.At(SyntaxKind.Identifier) && tokens.Peek(1).Kind == SyntaxKind.Colon;

    private bool ClosesAhead()
    {
        for (var i = 0; i < LookAhead && !EndsStatement(tokens.Peek(i)); i++)
        {
            if (tokens.Peek(i).Kind == SyntaxKind.CloseParenthesis)
                return true;
        }

        return false;
    }

    private static bool EndsStatement(SyntaxToken token) =>
        token.Kind is SyntaxKind.Semicolon or SyntaxKind.OpenBrace or SyntaxKind.CloseBrace or SyntaxKind.EndOfFile;
}
