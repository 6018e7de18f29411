namespace EffNet.Training;

/// <summary>Specifies how the images of an epoch and their order are selected.</summary>
public enum Sampling
{
    /// <summary>Every image once, in an order that differs from epoch to epoch.</summary>
    Shuffled,

    /// <summary>
    /// Equal numbers of images of each class that has images, in random order. The numbers differ by at most 1, and the total is the number of images of the set. Images of small
    /// classes occur several times, with different augmentation. Each epoch has different images of large classes.
    /// </summary>
    Balanced,

    /// <summary>Every image once, in the order of the set. This is for validation.</summary>
    InOrder,
}
