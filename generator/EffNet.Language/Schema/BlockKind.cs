namespace EffNet.Language.Schema;

/// <summary>A kind of block that contains settings.</summary>
public enum BlockKind
{
    /// <summary>The top of a file.</summary>
    File,

    /// <summary>A profile.</summary>
    Profile,

    /// <summary>A family.</summary>
    Family,

    /// <summary>The <c>rounding</c> block of a family.</summary>
    Rounding,

    /// <summary>A variant.</summary>
    Variant,

    /// <summary>The <c>paper</c> block of a variant.</summary>
    Paper,

    /// <summary>A <c>measured</c> block of a variant.</summary>
    Measured,

    /// <summary>A search.</summary>
    Search,

    /// <summary>The <c>type</c> block of a search.</summary>
    Found,
}
