namespace EffNet.Language.Syntax;

/// <summary>The words that decide how the text around them is read. All others mean something only to the binder.</summary>
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

    /// <summary>The words that stand before a value without a colon.</summary>
    public static readonly string[] Directives = [EffNet, Namespace];

    /// <summary>Whether <paramref name="word"/> declares something with a name and a block.</summary>
    public static bool Declares(string word) => DeclarationLevel(word) >= 0;

    /// <summary>How deep a declaration stands: profiles and families in the file, variants and searches in a family, variants in a search too; -1 for other words.</summary>
    public static int DeclarationLevel(string word) => word switch
    {
        Profile or Family => 0,
        Variant or Search => 1,
        _ => -1,
    };
}
