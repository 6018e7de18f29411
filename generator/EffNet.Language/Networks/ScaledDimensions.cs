namespace EffNet.Language.Networks;

/// <summary>The dimensions in which a stage can be left unscaled. Resolution is not one of them, because the whole network shares it.</summary>
[Flags]
public enum ScaledDimensions
{
    /// <summary>No dimension.</summary>
    None = 0,

    /// <summary>Channels.</summary>
    Width = 1,

    /// <summary>Repeats.</summary>
    Depth = 2,

    /// <summary>Channels and repeats.</summary>
    Both = Width | Depth,
}
