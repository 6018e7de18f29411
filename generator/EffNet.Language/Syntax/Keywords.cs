namespace EffNet.Language.Syntax;

/// <summary>The words that affect how the text around them is parsed. All other words have a meaning only for the binder.</summary>
internal static class Keywords
{
    public const string EffNet = "effnet";
    public const string Namespace = "namespace";
    public const string Profile = "profile";
    public const string Family = "family";
    public const string Variant = "variant";
    public const string Search = "search";
    public const string Require = "require";
    public const string Of = "of";
    public const string From = "from";
    public const string To = "to";
    public const string Step = "step";
    public const string Within = "within";

    /// <summary>The words that precede a value without a colon.</summary>
    public static readonly string[] Directives = [EffNet, Namespace];

    /// <summary>
    /// Returns <see langword="true"/> if <paramref name="word"/> begins a declaration with a name and a block; otherwise, <see langword="false"/>.
    /// </summary>
    public static bool Declares(string word) => DeclarationLevel(word) >= 0;

    /// <summary>
    /// Returns the level of a declaration: 0 for profiles and families, which belong in the file; 1 for variants and searches, which belong in a family; -1 for
    /// other words.
    /// </summary>
    public static int DeclarationLevel(string word) => word switch
    {
        Profile or Family => 0,
        Variant or Search => 1,
        _ => -1,
    };
}
