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

    /// <summary>The value here; <see langword="null"/>, and reported, where there is none.</summary>
    public ValueSyntax? Parse(string wanted)
    {
        switch (tokens.Current.Kind)
        {
            case SyntaxKind.Number:
                return ParseNumber();
            case SyntaxKind.Identifier when tokens.Current.StartsLine && StartsStatement():
                tokens.AddUnexpected(wanted);
                return null;
            case SyntaxKind.Identifier when tokens.Peek(1).Kind == SyntaxKind.OpenParenthesis:
                return ParseCall();
            case SyntaxKind.Identifier:
                return ParseName();
            default:
                tokens.AddUnexpected(wanted);
                return null;
        }
    }

    /// <summary>The number here, of whose presence the caller has made sure.</summary>
    public NumberSyntax? ParseNumber()
    {
        var token = tokens.Advance();
        if (NumberLiteral.TryParse(token.Text, out var isExtreme) is { } literal)
            return new NumberSyntax(literal, token.Span);
        tokens.Add(isExtreme ? Report.ExtremeNumber(token) : Report.MalformedNumber(token));
        return null;
    }

    /// <summary>A word on a new line that is followed like this begins something of its own: the value before it was forgotten.</summary>
    private bool StartsStatement() => tokens.Peek(1).Kind is SyntaxKind.Colon or SyntaxKind.OpenBrace or SyntaxKind.Identifier;

    private NameSyntax ParseName()
    {
        var first = tokens.Advance();
        var words = new List<string> { first.Text };
        while (tokens.At(SyntaxKind.Dot) && tokens.Peek(1).Kind == SyntaxKind.Identifier)
        {
            tokens.Advance();
            words.Add(tokens.Advance().Text);
        }

        return new NameSyntax(string.Join(".", words), tokens.SpanFrom(first));
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
        else if (tokens.At(SyntaxKind.Identifier) && tokens.Peek(1).Kind is SyntaxKind.Number or SyntaxKind.Identifier && !tokens.Peek(1).StartsLine)
        {
            name = tokens.Advance();
            tokens.AddUnexpected("':'");
        }

        var value = Parse(name is null ? "an argument" : $"a value for {name.Display}");
        return new ArgumentSyntax(name, value, tokens.SpanFrom(first));
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
