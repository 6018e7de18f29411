namespace EffNet.Training;

/// <summary>
/// Defines the purposes of random numbers, which are passed to <see cref="RandomStream.For"/>. Each purpose has its own value, so that different uses of the same index have
/// different random numbers. Augmentation has purpose 0.
/// </summary>
internal static class RandomPurpose
{
    /// <summary>The order of an epoch.</summary>
    public const int Order = 0x0DA7A001;

    /// <summary>A random sample of a set.</summary>
    public const int Sample = 0x0DA7A002;

    /// <summary>The augmentation of an image that occurs again in the same epoch. The number of earlier occurrences is added.</summary>
    public const int Repeat = 0x1DA70000;

    /// <summary>The mixing of a batch.</summary>
    public const int Mixing = 0x31B1E5;

    /// <summary>The seed of libtorch's generator for a batch.</summary>
    public const int Batch = 0x57E95EED;
}
