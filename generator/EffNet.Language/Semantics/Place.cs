namespace EffNet.Language.Semantics;

/// <summary>The kinds of block a word can stand in.</summary>
internal enum Place
{
    File,
    Profile,
    Family,
    Rounding,
    Variant,
    Paper,
    Search,
    Found,
}
