using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>The tokens of a file with a place in them, and what all parts of the parser do with that place: look, go on, report, recover.</summary>
internal sealed class TokenStream
{
    private readonly ImmutableArray<SyntaxToken> _tokens;
    private readonly DiagnosticBag _diagnostics;
    private int _position;

    public TokenStream(ImmutableArray<SyntaxToken> tokens, DiagnosticBag diagnostics)
    {
        (_tokens, _diagnostics) = (tokens, diagnostics);
        MissingBraces = tokens.Count(t => t.Kind == SyntaxKind.OpenBrace) - tokens.Count(t => t.Kind == SyntaxKind.CloseBrace);
    }

    /// <summary>How many more braces open than close. Only where they do not match does layout tell which one is wrong.</summary>
    public int MissingBraces { get; }

    /// <summary>Whether reading was given up: then nothing is closed any more, and that is no further mistake.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>How many mistakes the way here has met, those the lexer reported included. Equal before and after means sound.</summary>
    public int Mistakes { get; private set; }

    public int Position => _position;

    public SyntaxToken Current => Peek(0);

    public SyntaxToken Previous => _tokens[Math.Max(_position - 1, 0)];

    public SyntaxToken Peek(int ahead) => _tokens[Math.Min(_position + ahead, _tokens.Length - 1)];

    public bool At(SyntaxKind kind) => Current.Kind == kind;

    public SyntaxToken Advance()
    {
        var token = Current;
        if (token.Kind != SyntaxKind.EndOfFile)
            _position++;
        if (Current.FollowsError)
            Mistakes++;
        return token;
    }

    public bool TryAdvance(SyntaxKind kind)
    {
        if (!At(kind))
            return false;
        Advance();
        return true;
    }

    /// <summary>Skips to behind the brace or parenthesis that matches the one just read; gives up on the file where there is none.</summary>
    public void SkipNested()
    {
        var depth = 1;
        while (depth > 0 && !At(SyntaxKind.EndOfFile))
        {
            depth += Advance().Kind switch
            {
                SyntaxKind.OpenBrace or SyntaxKind.OpenParenthesis => 1,
                SyntaxKind.CloseBrace or SyntaxKind.CloseParenthesis => -1,
                _ => 0,
            };
        }

        IsAbandoned |= depth > 0;
    }

    /// <summary>From <paramref name="first"/> up to the last token read.</summary>
    public TextSpan SpanFrom(SyntaxToken first) => TextSpan.FromBounds(first.Span.Start, Math.Max(first.Span.End, Previous.Span.End));

    public void Add(Diagnostic diagnostic)
    {
        Mistakes++;
        _diagnostics.Add(diagnostic);
    }

    /// <summary>
    /// Reports that <paramref name="wanted"/> is missing: at the current token, or behind the last one where the current one stands on a new line and is
    /// innocent. Silent where the lexer has just reported what may have been meant for it.
    /// </summary>
    public void AddUnexpected(string wanted)
    {
        if (!Current.FollowsError && (Current.StartsLine || At(SyntaxKind.EndOfFile)))
            Add(SyntaxReport.Incomplete(Previous, wanted));
        else
            AddUnexpectedHere(wanted);
    }

    /// <summary>Reports that the current token stands where <paramref name="wanted"/> should, unless the lexer has just reported something here.</summary>
    public void AddUnexpectedHere(string wanted)
    {
        if (!Current.FollowsError)
            Add(SyntaxReport.UnexpectedToken(Current, wanted));
    }

    /// <summary>
    /// Skips to behind the next <c>;</c>, or before the next <c>}</c> or the next word that starts a line. Braces that open on the way are skipped with all
    /// that is in them.
    /// </summary>
    public void SkipStatement()
    {
        var depth = 0;
        for (var first = true; !At(SyntaxKind.EndOfFile); first = false)
        {
            if (depth == 0 && (At(SyntaxKind.CloseBrace) || (!first && Current.StartsLine && At(SyntaxKind.Identifier))))
                return;
            var kind = Advance().Kind;
            depth += kind switch { SyntaxKind.OpenBrace => 1, SyntaxKind.CloseBrace => -1, _ => 0 };
            if (depth == 0 && kind is SyntaxKind.Semicolon or SyntaxKind.CloseBrace)
                return;
        }

        IsAbandoned |= depth > 0;
    }
}
