namespace EffNet.Training;

/// <summary>What random numbers of this room are for: the last argument of <see cref="RandomStream.For"/>. Augmentation uses purpose 0.</summary>
internal static class RandomPurpose
{
    /// <summary>The order of an epoch.</summary>
    public const int Order = 0x0DA7A001;

    /// <summary>A random sample of a set.</summary>
    public const int Sample = 0x0DA7A002;

    /// <summary>The augmentation of an image that occurs again in the same epoch; the number of earlier occurrences is added.</summary>
    public const int Repeat = 0x1DA70000;
}
