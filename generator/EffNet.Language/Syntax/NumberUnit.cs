namespace EffNet.Language.Syntax;

/// <summary>The unit after a number, which multiplies the number. Decimal units count parameters and multiply-adds; binary units count bytes.</summary>
public enum NumberUnit
{
    /// <summary>No unit.</summary>
    None,

    /// <summary><c>%</c>: hundredths.</summary>
    Percent,

    /// <summary><c>K</c>: thousands.</summary>
    K,

    /// <summary><c>M</c>: millions.</summary>
    M,

    /// <summary><c>G</c>: billions; the paper prints it as "B".</summary>
    G,

    /// <summary><c>KiB</c>: 1,024 bytes.</summary>
    KiB,

    /// <summary><c>MiB</c>: 1,024 KiB.</summary>
    MiB,

    /// <summary><c>GiB</c>: 1,024 MiB.</summary>
    GiB,
}
