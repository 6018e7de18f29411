namespace EffNet.Editors.Tests.Support;

/// <summary>The kind of token that a character is part of. For these kinds, which do not depend on context, the grammar and the language's lexer must agree.</summary>
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
