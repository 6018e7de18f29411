namespace EffNet.Networks;

/// <summary>A value that flows through a network: the image, or what a node computes.</summary>
/// <param name="Number">Its number in the network: 0 is the image, and the values that nodes compute follow in order of execution.</param>
/// <param name="Shape">Its shape for one image.</param>
public readonly record struct Value(int Number, Shape Shape)
{
    /// <summary>The number of a network's image.</summary>
    public const int Image = 0;
}
