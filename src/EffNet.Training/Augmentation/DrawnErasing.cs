using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>The parameters that <see cref="RandomErasing"/> has drawn.</summary>
/// <param name="Box">The part that is erased. If it is empty, nothing is erased.</param>
/// <param name="Values">The values that are written to the part: one for each channel, or the values of all its pixels in the order (C, H, W).</param>
public sealed record DrawnErasing(PixelBox Box, ReadOnlyMemory<float> Values)
{
    private const int Channels = 3;

    /// <summary>Gets the parameters that erase nothing.</summary>
    public static DrawnErasing None { get; } = new(default, new float[Channels]);

    /// <summary>Gets a value indicating whether nothing is erased.</summary>
    public bool IsEmpty => Box.Width < 1 || Box.Height < 1;

    /// <summary>Erases a part of an image, in place, as torchvision's <c>functional.erase</c>.</summary>
    /// <param name="values">The values of the image.</param>
    /// <param name="shape">The layout of the values.</param>
    /// <exception cref="ArgumentException">
    /// The number of values does not match <paramref name="shape"/>, the box is not inside the image, or the length of <see cref="Values"/> matches neither the channels nor the
    /// box.
    /// </exception>
    public void Apply(Span<float> values, ValueShape shape)
    {
        shape.Check(values.Length, 1);
        if (IsEmpty)
            return;
        Box.CheckInside(shape.Width, shape.Height);
        var area = Box.Width * Box.Height;
        var replacement = Values.Span;
        if (replacement.Length != Channels && replacement.Length != Channels * area)
        {
            throw new ArgumentException(
                $"{nameof(Values)} must have {Channels} numbers (one for each channel) or {Channels * area} "
                    + $"(one for each channel and pixel of the box of {Box.Width} x {Box.Height}), but has {replacement.Length}.");
        }

        for (var channel = 0; channel < Channels; channel++)
        {
            var start = shape.Order == PixelOrder.ChannelsFirst ? shape.OffsetOf(channel, Box.Top, Box.Left) : shape.OffsetOf(0, Box.Top, Box.Left) + channel;
            EraseChannel(values[start..], shape, replacement.Slice(channel * (replacement.Length / Channels), replacement.Length / Channels));
        }
    }

    private void EraseChannel(Span<float> values, ValueShape shape, ReadOnlySpan<float> replacement)
    {
        var step = replacement.Length == 1 ? 0 : 1;
        for (int y = 0, from = 0; y < Box.Height; y++)
        {
            for (var x = 0; x < Box.Width; x++, from += step)
                values[shape.PixelLength * ((y * shape.Width) + x)] = replacement[from];
        }
    }
}
