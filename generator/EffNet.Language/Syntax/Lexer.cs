using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>Splits a file into tokens with their trivia. Lexing never fails: unreadable text becomes trivia of the next token, which contains the error.</summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly CancellationToken _cancellation;
    private int _position;
    private int _lineStart;
    private bool _startsLine = true;
    private bool _followsError;
    private bool _reportedOnLine;
    private SyntaxKind? _lastKind;
    private int _lastEnd;
    private readonly ImmutableArray<SyntaxTrivia>.Builder _trivia = ImmutableArray.CreateBuilder<SyntaxTrivia>();

    private readonly ImmutableArray<Diagnostic>.Builder _mistakes = ImmutableArray.CreateBuilder<Diagnostic>();

    private Lexer(string text, CancellationToken cancellation) => (_text, _cancellation) = (text, cancellation);

    /// <summary>Returns all tokens of <paramref name="text"/>, the last of which is <see cref="SyntaxKind.EndOfFile"/>.</summary>
    public static ImmutableArray<SyntaxToken> Lex(string text, CancellationToken cancellation = default)
    {
        var lexer = new Lexer(text, cancellation);
        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        do
        {
            cancellation.ThrowIfCancellationRequested();
            tokens.Add(lexer.Next());
        }
        while (tokens[tokens.Count - 1].Kind != SyntaxKind.EndOfFile);

        return tokens.ToImmutable();
    }

    private char Current => Peek(0);

    private char Peek(int ahead) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private bool AtEnd => _position >= _text.Length;

    private SyntaxToken Next()
    {
        var trivia = ReadTrivia();
        var start = _position;
        if (Current == '-' && IsAfterWord(start))
            ReportUnreadable(new TextSpan(start, 1)); // A number cannot follow a word without a space: 'imagenet-1k' is a wrong name.
        var kind = AtEnd ? SyntaxKind.EndOfFile : ReadToken();
        var token = new SyntaxToken(kind, _text.Substring(start, _position - start), trivia, start, start - _lineStart, _startsLine, _followsError)
        {
            Mistakes = _mistakes.ToImmutable(),
        };
        (_startsLine, _followsError) = (false, false);
        (_lastKind, _lastEnd) = (kind, _position);
        _mistakes.Clear();
        return token;
    }

    private ImmutableArray<SyntaxTrivia> ReadTrivia()
    {
        _trivia.Clear();
        while (!AtEnd)
        {
            _cancellation.ThrowIfCancellationRequested();
            var (start, startsLine) = (_position, _startsLine);
            if (SkipTrivia() is not { } kind)
                break;
            _trivia.Add(new SyntaxTrivia(kind, _text.Substring(start, _position - start), start, startsLine));
        }

        return _trivia.ToImmutable();
    }

    /// <summary>Skips one piece of trivia and returns its kind; <see langword="null"/> if a token begins here.</summary>
    private SyntaxTriviaKind? SkipTrivia()
    {
        if (IsWhiteSpace(Current))
            return SkipWhiteSpace();
        if (StartsComment())
            return Peek(1) == '/' ? SkipLineComment() : SkipBlockComment();
        return StartsToken() ? null : SkipUnreadable();
    }

    private SyntaxTriviaKind SkipWhiteSpace()
    {
        while (!AtEnd && IsWhiteSpace(Current))
        {
            var endsLine = LineMap.IsLineEnd(Current);
            _position++;
            if (endsLine)
                BeginLine(_position);
        }

        return SyntaxTriviaKind.WhiteSpace;
    }

    private void BeginLine(int start) => (_lineStart, _startsLine, _reportedOnLine) = (start, true, false);

    private SyntaxTriviaKind SkipLineComment()
    {
        SkipWhile(static c => !LineMap.IsLineEnd(c));
        return SyntaxTriviaKind.LineComment;
    }

    private SyntaxTriviaKind SkipBlockComment()
    {
        var start = _position;
        var end = _text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            _mistakes.Add(SyntaxDiagnostics.UnterminatedComment(new TextSpan(start, 2)));
            _followsError = true;
        }

        _position = end < 0 ? _text.Length : end + 2;
        BeginLastLine(start);
        return end < 0 ? SyntaxTriviaKind.Unreadable : SyntaxTriviaKind.BlockComment;
    }

    /// <summary>Begins a new line if one ends between <paramref name="start"/> and the current position.</summary>
    private void BeginLastLine(int start)
    {
        for (var i = _position - 1; i > start; i--)
        {
            if (LineMap.IsLineEnd(_text[i]))
            {
                BeginLine(i + 1);
                return;
            }
        }
    }

    /// <summary>
    /// Skips characters that do not begin a token: a sequence of them, or a quoted string. Only the first on a line is reported, because such characters often come in pairs,
    /// for example brackets.
    /// </summary>
    private SyntaxTriviaKind SkipUnreadable()
    {
        var start = _position;
        var first = Current;
        _position++;
        if (first is '"' or '\'')
        {
            SkipWhile(c => c != first && !LineMap.IsLineEnd(c));
            if (Current == first)
                _position++;
        }
        else if (first == '#' && IsProse(_position))
        {
            SkipWhile(static c => !LineMap.IsLineEnd(c)); // '#' begins a comment in many other languages; its text is not reported separately.
        }
        else
        {
            while (!AtEnd && !char.IsWhiteSpace(Current) && Current is not ('"' or '\'') && !StartsComment() && !StartsToken())
                _position++;
        }

        ReportUnreadable(TextSpan.FromBounds(start, _position));
        return SyntaxTriviaKind.Unreadable;
    }

    private void ReportUnreadable(TextSpan span)
    {
        if (!_reportedOnLine)
            _mistakes.Add(SyntaxDiagnostics.UnexpectedCharacter(new UnreadableText(_text, span, _lastEnd, IsAfterWord(span.Start), IsAfterNumber: _lastKind == SyntaxKind.Number)));
        (_reportedOnLine, _followsError) = (true, true);
    }

    private bool IsAfterWord(int position) => _lastKind == SyntaxKind.Identifier && _lastEnd == position;

    /// <summary>Returns whether the text from <paramref name="start"/> to the end of its line contains no <c>;</c> or brace.</summary>
    private bool IsProse(int start)
    {
        var end = start;
        while (end < _text.Length && !LineMap.IsLineEnd(_text[end]))
            end++;
        return _text.IndexOfAny([';', '{', '}'], start, end - start) < 0;
    }

    private static bool IsWhiteSpace(char c) => char.IsWhiteSpace(c) || c == '\uFEFF';

    private bool StartsComment() => Current == '/' && Peek(1) is '/' or '*';

    private bool StartsToken() =>
        IsLetter(Current) || IsDigit(Current) || (Current == '-' && IsDigit(Peek(1))) || PunctuationAt() is not null;

    private SyntaxKind ReadToken()
    {
        if (IsLetter(Current))
        {
            SkipWhile(IsWordPart);
            return SyntaxKind.Identifier;
        }

        if (PunctuationAt() is not { } punctuation)
            return ReadNumber();
        _position += punctuation is SyntaxKind.LessOrEqual or SyntaxKind.GreaterOrEqual ? 2 : 1;
        return punctuation;
    }

    private SyntaxKind? PunctuationAt() => Current switch
    {
        '{' => SyntaxKind.OpenBrace,
        '}' => SyntaxKind.CloseBrace,
        '(' => SyntaxKind.OpenParenthesis,
        ')' => SyntaxKind.CloseParenthesis,
        ':' => SyntaxKind.Colon,
        ';' => SyntaxKind.Semicolon,
        ',' => SyntaxKind.Comma,
        '.' => SyntaxKind.Dot,
        '=' => SyntaxKind.Equal,
        '~' => SyntaxKind.Tilde,
        '<' when Peek(1) == '=' => SyntaxKind.LessOrEqual,
        '>' when Peek(1) == '=' => SyntaxKind.GreaterOrEqual,
        '*' when Peek(1) != '/' || Peek(2) is '/' or '*' => SyntaxKind.Star, // A comment may follow it, as in '2 */* twice */ baseline'.
        _ => null,
    };

    /// <summary>Reads a number and the letters after it as one token, so that <c>9x</c> is one invalid number, and not a valid number and a valid word.</summary>
    private SyntaxKind ReadNumber()
    {
        _position++;
        SkipDigits();
        if (Current == '.' && IsDigit(Peek(1)))
        {
            _position++;
            SkipWhile(IsDigitOrSeparator);
        }

        if (Current is 'e' or 'E' && Peek(1) is '+' or '-' && IsDigit(Peek(2)))
            _position += 2;
        SkipWhile(IsWordPart);
        var spaces = 0;
        while (Peek(spaces) == ' ')
            spaces++;
        if (Peek(spaces) == '%')
            _position += spaces + 1;
        return SyntaxKind.Number;
    }

    /// <summary>
    /// Skips digits with the separator <c>_</c>, or with <c>'</c> as in other languages. A <c>'</c> results in one invalid number, not in quoted text.
    /// </summary>
    private void SkipDigits()
    {
        SkipWhile(IsDigitOrSeparator);
        while (Current == '\'' && IsDigit(Peek(1)) && IsDigit(Peek(2)) && IsDigit(Peek(3)))
        {
            _position++;
            SkipWhile(IsDigitOrSeparator);
        }
    }

    private void SkipWhile(Func<char, bool> belongs)
    {
        while (!AtEnd && belongs(Current))
            _position++;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsDigitOrSeparator(char c) => IsDigit(c) || c == '_';

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsWordPart(char c) => IsLetter(c) || IsDigit(c);
}
