namespace EffNet.Language.Formatting;

/// <summary>The role of a token in its statement.</summary>
internal enum TokenRole
{
    /// <summary>The statement's first word.</summary>
    Begins,

    /// <summary>Any token after it, up to <c>;</c> or <c>{</c>.</summary>
    Inside,

    /// <summary>The token <c>{</c>.</summary>
    Opens,

    /// <summary>The token <c>}</c>.</summary>
    Closes,

    /// <summary>The end of the file.</summary>
    Ends,
}
