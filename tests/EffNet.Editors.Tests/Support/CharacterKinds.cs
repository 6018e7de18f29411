using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;

namespace EffNet.Editors.Tests.Support;

/// <summary>The kind of every character of a text, according to the language's lexer and to the grammar.</summary>
internal static class CharacterKinds
{
    /// <summary>Returns the kinds according to the lexer.</summary>
    public static CharacterKind[] ByLexer(string text)
    {
        var kinds = new CharacterKind[text.Length];
        Array.Fill(kinds, CharacterKind.Unreadable);
        var tokens = Lexer.Lex(text);
        foreach (var token in tokens)
            kinds.AsSpan(token.Span.Start, token.Span.Length).Fill(KindOf(token));
        foreach (var comment in tokens.SelectMany(t => t.LeadingTrivia).Where(t => t.IsComment))
            kinds.AsSpan(comment.Span.Start, comment.Span.Length).Fill(CharacterKind.Comment);
        if (tokens.SelectMany(t => t.Mistakes).FirstOrDefault(d => d.Rule.Id == "EFN1003") is { } endless)
            kinds.AsSpan(endless.Span.Start).Fill(CharacterKind.Comment);
        return Blanked(kinds, text);
    }

    /// <summary>Returns the kinds according to the grammar.</summary>
    public static CharacterKind[] ByGrammar(string text)
    {
        var kinds = new CharacterKind[text.Length];
        foreach (var token in Grammar.Tokenize(text))
            kinds.AsSpan(token.Start, token.Text.Length).Fill(KindOf(token));
        return Blanked(kinds, text);
    }

    private static CharacterKind KindOf(SyntaxToken token) => token.Kind switch
    {
        SyntaxKind.Identifier => CharacterKind.Word,
        SyntaxKind.Number => NumberLiteral.TryParse(token.Text, out var isExtreme) is not null || isExtreme ? CharacterKind.Number : CharacterKind.MalformedNumber,
        _ => CharacterKind.Punctuation,
    };

    private static CharacterKind KindOf(ScopedToken token)
    {
        if (!token.IsColored)
            return CharacterKind.Uncolored;
        var outermost = token.Scopes[1];
        if (outermost.StartsWith("comment.", StringComparison.Ordinal))
            return CharacterKind.Comment;
        if (outermost.StartsWith("constant.numeric.", StringComparison.Ordinal))
            return CharacterKind.Number;
        if (outermost.StartsWith("punctuation.", StringComparison.Ordinal) || outermost.StartsWith("keyword.operator.", StringComparison.Ordinal))
            return CharacterKind.Punctuation;
        return outermost switch
        {
            "invalid.illegal.number.effnet" => CharacterKind.MalformedNumber,
            "invalid.illegal.character.effnet" => CharacterKind.Unreadable,
            _ => CharacterKind.Word,
        };
    }

    /// <summary>Marks white space as blank, because it looks the same in every kind of token.</summary>
    private static CharacterKind[] Blanked(CharacterKind[] kinds, string text)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] == '\uFEFF')
                kinds[i] = CharacterKind.Blank;
        }

        return kinds;
    }
}
