using System.Globalization;

namespace EffNet.Networks;

/// <summary>The shape of one image's activations, without the batch dimension.</summary>
/// <param name="Channels">Channels, or features where the activations are flat.</param>
/// <param name="Size">Height and width, which are equal; 0 where the activations are flat.</param>
public readonly record struct Shape(int Channels, int Size)
{
    /// <summary>Positions that a convolution visits.</summary>
    public long Pixels => (long)Size * Size;

    /// <summary>Activations one image occupies.</summary>
    public long Elements => Channels * Math.Max(1, Pixels);

    /// <inheritdoc/>
    public override string ToString() =>
        Size == 0 ? Channels.ToString(CultureInfo.InvariantCulture) : FormattableString.Invariant($"{Channels} x {Size} x {Size}");
}
