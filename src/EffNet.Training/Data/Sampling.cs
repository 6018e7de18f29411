namespace EffNet.Training;

/// <summary>Specifies which images an epoch has, and in what order.</summary>
public enum Sampling
{
    /// <summary>Every image once, in an order that differs from epoch to epoch.</summary>
    Shuffled,

    /// <summary>
    /// As many images as the set has, equally many of each class that has images (the numbers differ by 1 at most), in a random order. Images of small classes occur several times, with
    /// different augmentation; of large classes, each epoch has other images.
    /// </summary>
    Balanced,

    /// <summary>Every image once, in the order of the set: for validation.</summary>
    InOrder,
}
