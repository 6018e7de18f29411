namespace EffNet.Language.Networks;

/// <summary>The pooling of the head.</summary>
public enum HeadPooling
{
    /// <summary>The mean over all positions.</summary>
    Average,
}
