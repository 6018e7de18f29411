using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>Splits a file into tokens. Never fails: what it cannot read is reported and becomes trivia of the next token.</summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private int _position;
    private int _lineStart;
    private bool _startsLine = true;
    private bool _followsError;
    private bool _reportedOnLine;
    private readonly ImmutableArray<CommentSyntax>.Builder _comments = ImmutableArray.CreateBuilder<CommentSyntax>();

    private Lexer(string text, DiagnosticBag diagnostics) => (_text, _diagnostics) = (text, diagnostics);

    /// <summary>All tokens of <paramref name="text"/>, ending with <see cref="SyntaxKind.EndOfFile"/>, and its comments.</summary>
    public static (ImmutableArray<SyntaxToken> Tokens, ImmutableArray<CommentSyntax> Comments) Lex(
        string text, DiagnosticBag diagnostics, CancellationToken cancellation = default)
    {
        var lexer = new Lexer(text, diagnostics);
        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        do
        {
            cancellation.ThrowIfCancellationRequested();
            tokens.Add(lexer.Next());
        }
        while (tokens[tokens.Count - 1].Kind != SyntaxKind.EndOfFile);

        return (tokens.ToImmutable(), lexer._comments.ToImmutable());
    }

    private char Current => Peek(0);

    private char Peek(int ahead) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private bool AtEnd => _position >= _text.Length;

    private SyntaxToken Next()
    {
        var fullStart = _position;
        SkipTrivia();
        var start = _position;
        var kind = AtEnd ? SyntaxKind.EndOfFile : ReadToken();
        var span = TextSpan.FromBounds(start, _position);
        var token = new SyntaxToken(
            kind, _text.Substring(start, span.Length), fullStart, span, start - _lineStart, _startsLine, _followsError);
        (_startsLine, _followsError) = (false, false);
        return token;
    }

    private void SkipTrivia()
    {
        while (!AtEnd)
        {
            if (char.IsWhiteSpace(Current) || Current == '\uFEFF')
                SkipWhiteSpace();
            else if (Current == '/' && Peek(1) == '/')
                SkipLineComment();
            else if (Current == '/' && Peek(1) == '*')
                SkipBlockComment();
            else if (!StartsToken())
                SkipUnknown();
            else
                return;
        }
    }

    private void SkipWhiteSpace()
    {
        var endsLine = LineMap.IsLineEnd(Current);
        _position++;
        if (endsLine)
            BeginLine(_position);
    }

    private void BeginLine(int start) => (_lineStart, _startsLine, _reportedOnLine) = (start, true, false);

    private void SkipLineComment()
    {
        var start = _position;
        SkipWhile(static c => !LineMap.IsLineEnd(c));
        _comments.Add(new CommentSyntax(_text.Substring(start + 2, _position - start - 2), TextSpan.FromBounds(start, _position), _startsLine));
    }

    private void SkipBlockComment()
    {
        var start = _position;
        var end = _text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            _diagnostics.AddUnread(Report.UnterminatedComment(new TextSpan(start, 2)));
            _followsError = true;
        }

        _position = end < 0 ? _text.Length : end + 2;
        if (end >= 0)
            _comments.Add(new CommentSyntax(_text.Substring(start + 2, end - start - 2), TextSpan.FromBounds(start, _position), _startsLine));
        for (var i = _position - 1; i > start; i--)
        {
            if (LineMap.IsLineEnd(_text[i]))
            {
                BeginLine(i + 1);
                return;
            }
        }
    }

    /// <summary>What no token begins with. A run of it, or a quoted string, is one mistake, and so is all of it on one line: brackets come in pairs.</summary>
    private void SkipUnknown()
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
            SkipWhile(static c => !LineMap.IsLineEnd(c)); // A comment in many other languages: nothing in it is a mistake of its own.
        }
        else
        {
            while (!AtEnd && !char.IsWhiteSpace(Current) && Current is not ('"' or '\'') && !StartsComment() && !StartsToken())
                _position++;
        }

        if (!_reportedOnLine)
            _diagnostics.Add(Report.UnexpectedCharacter(TextSpan.FromBounds(start, _position), _text.Substring(start, _position - start)));
        (_reportedOnLine, _followsError) = (true, true);
    }

    /// <summary>Whether nothing from <paramref name="start"/> to the end of its line ends a statement or a block.</summary>
    private bool IsProse(int start)
    {
        var end = start;
        while (end < _text.Length && !LineMap.IsLineEnd(_text[end]))
            end++;
        return _text.IndexOfAny([';', '{', '}'], start, end - start) < 0;
    }

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
        _position += punctuation == SyntaxKind.LessOrEqual ? 2 : 1;
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
        '*' when Peek(1) != '/' => SyntaxKind.Star,
        _ => null,
    };

    /// <summary>A number takes its unit along, so that <c>9x</c> is one wrong token and not two right ones.</summary>
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

    /// <summary>Digits with what groups them here, <c>_</c>, or elsewhere, <c>'</c>: that is one wrong number, and no quoted text.</summary>
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
