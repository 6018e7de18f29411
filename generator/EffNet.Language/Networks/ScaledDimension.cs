namespace EffNet.Language.Networks;

/// <summary>The dimensions of scaling that a stage can opt out of, in the order of the words for it; resolution is the whole network's.</summary>
public enum ScaledDimension
{
    /// <summary>Channels.</summary>
    Width,

    /// <summary>Repeats.</summary>
    Depth,
}
