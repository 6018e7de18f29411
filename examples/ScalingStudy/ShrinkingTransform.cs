using EffNet.Pictures;
using EffNet.Training;
using FashionMnist;

namespace ScalingStudy;

/// <summary>
/// Augments an image at its original size and shrinks it afterwards, so that networks of all resolutions see the same flips and shifts of the same images.
/// </summary>
/// <param name="size">The height and width of the result, in pixels.</param>
internal sealed class ShrinkingTransform(int size) : IImageTransform
{
    private const int Channels = 3;

    private readonly AugmentationPipeline _augmentation = AugmentationPresets.SmallImages(FashionImages.Size, shift: 2, FashionImages.Mean, FashionImages.StandardDeviation);
    private readonly AreaShrinking _shrinking = new(FashionImages.Size, size);

    /// <inheritdoc/>
    public int Width => size;

    /// <inheritdoc/>
    public int Height => size;

    /// <inheritdoc/>
    public void Write(Picture picture, Span<float> values, PixelOrder order, RandomStream random)
    {
        if (values.Length != Channels * size * size)
            throw new ArgumentException($"The length of the values must be {Channels * size * size} for {size} x {size} pixels, but was {values.Length}.", nameof(values));
        Span<byte> small = stackalloc byte[size * size];
        // The images are gray: their channels are equal.
        _shrinking.Shrink(_augmentation.Augment(picture, random).Pixels, Channels, small);
        for (var i = 0; i < small.Length; i++)
        {
            var value = ((small[i] / 255f) - FashionImages.Mean.Red) / FashionImages.StandardDeviation.Red;
            for (var channel = 0; channel < Channels; channel++)
                values[order == PixelOrder.ChannelsFirst ? (channel * small.Length) + i : (i * Channels) + channel] = value;
        }
    }
}
