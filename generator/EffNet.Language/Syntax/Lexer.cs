using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>Splits a file into tokens. Never fails: what it cannot read becomes a <see cref="SyntaxKind.Bad"/> token and a diagnostic.</summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private int _position;
    private bool _startsLine = true;

    private Lexer(string text, DiagnosticBag diagnostics) => (_text, _diagnostics) = (text, diagnostics);

    /// <summary>All tokens of <paramref name="text"/>, ending with <see cref="SyntaxKind.EndOfFile"/>.</summary>
    public static ImmutableArray<SyntaxToken> Lex(string text, DiagnosticBag diagnostics)
    {
        var lexer = new Lexer(text, diagnostics);
        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        do
        {
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
        var fullStart = _position;
        SkipTrivia();
        var start = _position;
        var startsLine = _startsLine;
        _startsLine = false;

        var kind = AtEnd ? SyntaxKind.EndOfFile : ReadToken();
        var span = TextSpan.FromBounds(start, _position);
        if (kind == SyntaxKind.Bad)
            _diagnostics.Add(Report.UnexpectedCharacter(span, _text.Substring(start, span.Length)));
        return new SyntaxToken(kind, _text.Substring(start, span.Length), fullStart, span, startsLine);
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
            else
                return;
        }
    }

    private void SkipWhiteSpace()
    {
        _startsLine |= Current is '\n' or '\r';
        _position++;
    }

    private void SkipLineComment()
    {
        while (!AtEnd && Current is not ('\n' or '\r'))
            _position++;
    }

    private void SkipBlockComment()
    {
        var start = _position;
        var end = _text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            _diagnostics.Add(Report.UnterminatedComment(new TextSpan(start, 2)));
            _position = _text.Length;
            return;
        }

        _startsLine |= _text.IndexOf('\n', start, end - start) >= 0;
        _position = end + 2;
    }

    private SyntaxKind ReadToken()
    {
        if (IsLetter(Current))
            return ReadWhile(IsWordPart, SyntaxKind.Identifier);
        if (IsDigit(Current) || (Current == '-' && IsDigit(Peek(1))))
            return ReadNumber();

        var punctuation = Current switch
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
            _ => SyntaxKind.Bad,
        };
        if (punctuation == SyntaxKind.Bad)
            return ReadBad();
        _position += punctuation == SyntaxKind.LessOrEqual ? 2 : 1;
        return punctuation;
    }

    /// <summary>A number takes its unit along, so that <c>9x</c> or <c>SE0.25</c> is one wrong token and not two right ones.</summary>
    private SyntaxKind ReadNumber()
    {
        _position++;
        SkipDigits();
        if (Current == '.' && IsDigit(Peek(1)))
        {
            _position++;
            SkipDigits();
        }

        if (Current is 'e' or 'E' && (IsDigit(Peek(1)) || (Peek(1) is '+' or '-' && IsDigit(Peek(2)))))
        {
            _position += 2;
            SkipDigits();
        }

        ReadWhile(IsWordPart, SyntaxKind.Number);
        if (Current == '%')
            _position++;
        return SyntaxKind.Number;
    }

    private void SkipDigits() => ReadWhile(static c => IsDigit(c) || c == '_', SyntaxKind.Number);

    /// <summary>A run of characters the language does not know is one mistake, not one per character.</summary>
    private SyntaxKind ReadBad()
    {
        _position++;
        return ReadWhile(IsUnknown, SyntaxKind.Bad);
    }

    private SyntaxKind ReadWhile(Func<char, bool> belongs, SyntaxKind kind)
    {
        while (!AtEnd && belongs(Current))
            _position++;
        return kind;
    }

    private static bool IsUnknown(char c) =>
        !char.IsWhiteSpace(c) && !IsWordPart(c) && "{}():;,.=~</-".IndexOf(c) < 0;

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsWordPart(char c) => IsLetter(c) || IsDigit(c);
}
