namespace EffNet.Language.Formatting;

/// <summary>A token's part in its statement.</summary>
internal enum PlaceKind
{
    /// <summary>The statement's first word.</summary>
    Begins,

    /// <summary>What follows it, up to <c>;</c> or <c>{</c>.</summary>
    Inside,

    /// <summary><c>{</c></summary>
    Opens,

    /// <summary><c>}</c></summary>
    Closes,

    /// <summary>The end of the file.</summary>
    Ends,
}
