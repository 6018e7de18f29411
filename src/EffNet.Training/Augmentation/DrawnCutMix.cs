namespace EffNet.Training;

/// <summary>The parameters that <see cref="CutMix"/> has drawn.</summary>
/// <param name="Lambda">The share of each image in its mixture: the area outside the box divided by the area of the image.</param>
/// <param name="Box">The box that comes from the partner. It can be empty.</param>
public sealed record DrawnCutMix(double Lambda, PixelBox Box) : DrawnMixing(Lambda)
{
    /// <summary>
    /// Returns the parameters for a share and a center, as <c>rand_bbox</c> of the paper's implementation: each side of the box is sqrt(1 - lambda) of the side of the image,
    /// rounded down, and the box is cut off at the edges.
    /// </summary>
    /// <param name="lambda">The share of each image before the box is cut off.</param>
    /// <param name="centerX">The column of the center.</param>
    /// <param name="centerY">The row of the center.</param>
    /// <param name="width">The width of the images.</param>
    /// <param name="height">The height of the images.</param>
    internal static DrawnCutMix Of(double lambda, int centerX, int centerY, int width, int height)
    {
        var ratio = Math.Sqrt(1 - lambda);
        var (left, right) = Clip(centerX, (int)(width * ratio), width);
        var (top, bottom) = Clip(centerY, (int)(height * ratio), height);
        var box = new PixelBox(left, top, right - left, bottom - top);
        return new DrawnCutMix(1 - ((double)box.Width * box.Height / ((double)width * height)), box);

        static (int Begin, int End) Clip(int center, int length, int count) => (Math.Clamp(center - (length / 2), 0, count), Math.Clamp(center + (length / 2), 0, count));
    }

    /// <inheritdoc/>
    public override void Apply(Span<float> values, int count, ValueShape shape)
    {
        shape.Check(values.Length, count);
        if (Box.Width == 0 || Box.Height == 0)
            return;
        Box.CheckInside(shape.Width, shape.Height);
        for (var i = 0; i < count / 2; i++)
            SwapBoxes(values.Slice(i * shape.Length, shape.Length), values.Slice((count - 1 - i) * shape.Length, shape.Length), shape);
    }

    private void SwapBoxes(Span<float> one, Span<float> other, ValueShape shape)
    {
        for (var plane = 0; plane < shape.Planes; plane++)
        {
            for (var row = Box.Top; row < Box.Top + Box.Height; row++)
            {
                var (offset, length) = (shape.OffsetOf(plane, row, Box.Left), shape.PixelLength * Box.Width);
                Swap(one.Slice(offset, length), other.Slice(offset, length));
            }
        }
    }

    private static void Swap(Span<float> one, Span<float> other)
    {
        for (var i = 0; i < one.Length; i++)
            (one[i], other[i]) = (other[i], one[i]);
    }
}
