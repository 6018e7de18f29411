namespace EffNet.Language.Diagnostics;

/// <summary>A quantity of a network that has a limit.</summary>
public enum NetworkQuantity
{
    /// <summary>The height and width of the image.</summary>
    Resolution,

    /// <summary>The number of blocks.</summary>
    Blocks,

    /// <summary>The channels of the widest layer.</summary>
    Channels,

    /// <summary>The factors on width and depth.</summary>
    Factors,

    /// <summary>The costs, which must fit in 64 bits.</summary>
    Costs,
}
