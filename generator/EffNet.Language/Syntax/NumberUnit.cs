namespace EffNet.Language.Syntax;

/// <summary>What stands behind a number and multiplies it. Decimal units count parameters and multiply-adds, binary ones bytes.</summary>
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

    /// <summary><c>G</c>: thousand millions; the paper prints it as "B".</summary>
    G,
}
