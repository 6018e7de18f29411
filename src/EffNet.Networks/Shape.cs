using System.Globalization;

namespace EffNet.Networks;

/// <summary>The shape of one image's activations, without the batch dimension: maps of height and width, or a vector.</summary>
/// <param name="Channels">The number of channels; for a vector, the number of features.</param>
/// <param name="Height">The height; 0 for a vector.</param>
/// <param name="Width">The width; 0 for a vector.</param>
public readonly record struct Shape(int Channels, int Height, int Width)
{
    /// <summary>Gets whether this is the shape of a vector: features without positions.</summary>
    public bool IsVector => Height == 0;

    /// <summary>Gets the number of positions that a convolution visits; 0 for a vector.</summary>
    public long Pixels => (long)Height * Width;

    /// <summary>Gets the number of activations of one image.</summary>
    /// <exception cref="OverflowException">The number does not fit into 64 bits.</exception>
    public long Elements => checked(Channels * Math.Max(1, Pixels));

    /// <summary>Returns the shape of maps whose height and width are equal.</summary>
    /// <param name="channels">The number of channels.</param>
    /// <param name="size">The height and the width.</param>
    public static Shape Square(int channels, int size) => new(channels, size, size);

    /// <summary>Returns the shape of a vector.</summary>
    /// <param name="features">The number of features.</param>
    public static Shape Vector(int features) => new(features, 0, 0);

    /// <inheritdoc/>
    public override string ToString() =>
        IsVector ? Channels.ToString(CultureInfo.InvariantCulture) : FormattableString.Invariant($"{Channels} x {Height} x {Width}");
}
