namespace EffNet.Editors.Tests.Support;

/// <summary>What a character is part of, as far as that needs no context: in this the grammar and the language's lexer have to agree.</summary>
internal enum CharacterKind
{
    Blank,
    Word,
    Number,
    MalformedNumber,
    Punctuation,
    Comment,
    Unreadable,
    Uncolored,
}
