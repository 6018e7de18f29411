namespace EffNet.Language.Services;

/// <summary>The kind of a declaration.</summary>
public enum SymbolKind
{
    /// <summary>A profile.</summary>
    Profile,

    /// <summary>A family.</summary>
    Family,

    /// <summary>A row of a family's stage table.</summary>
    Stage,

    /// <summary>A variant of a family.</summary>
    Variant,

    /// <summary>A search of a family.</summary>
    Search,

    /// <summary>A <c>type</c> block of a search.</summary>
    Candidate,
}
