namespace EffNet.Networks;

/// <summary>A value in a network: the image, or the output of a node.</summary>
/// <param name="Number">The number in the network. 0 is the image; the outputs of nodes follow in order of execution.</param>
/// <param name="Shape">The shape for one image.</param>
public readonly record struct Value(int Number, Shape Shape)
{
    /// <summary>The number of a network's image.</summary>
    public const int Image = 0;
}
