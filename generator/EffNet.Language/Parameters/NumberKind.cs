namespace EffNet.Language.Parameters;

/// <summary>The kind of quantity that a number measures. It determines which units may follow the number.</summary>
public enum NumberKind
{
    /// <summary>A factor, rate or coefficient; <c>%</c> is allowed.</summary>
    Plain,

    /// <summary>A number of things, such as channels, parameters or multiply-adds; <c>%</c> is not allowed.</summary>
    Count,

    /// <summary>A number of bytes: no unit, or <c>KiB</c>, <c>MiB</c>, <c>GiB</c>.</summary>
    Bytes,

    /// <summary>A percentage. <c>%</c> is required, because a number without it could also be a share.</summary>
    Percentage,
}
