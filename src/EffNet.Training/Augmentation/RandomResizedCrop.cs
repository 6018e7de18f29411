using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Crops an image to a part of random area and aspect ratio and resizes the part, as torchvision's <c>RandomResizedCrop</c> (Szegedy et al., "Going deeper with convolutions", CVPR
/// 2015, section 6).
/// </summary>
public sealed record RandomResizedCrop : Augmentation
{
    private const int Tries = 10;

    private readonly Interval _scale = new(0.08, 1);
    private readonly Interval _ratio = new(3.0 / 4.0, 4.0 / 3.0);

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="width">The width of the result.</param>
    /// <param name="height">The height of the result.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public RandomResizedCrop(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (Width, Height) = (width, height);
    }

    /// <summary>Gets the width of the result.</summary>
    public int Width { get; }

    /// <summary>Gets the height of the result.</summary>
    public int Height { get; }

    /// <summary>Gets the filter. The default is <see cref="Interpolation.Bilinear"/>, as in torchvision.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Bilinear;

    /// <summary>Gets the range of the part's area, as a fraction of the area of the image. The default is 0.08 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is not above 0, or the maximum is above 1.</exception>
    public Interval Scale
    {
        get => _scale;
        init => _scale = value is { Minimum: > 0, Maximum: <= 1 }
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(Scale)} must be above 0 and at most 1, but was {value.Minimum} to {value.Maximum}.");
    }

    /// <summary>Gets the range of the part's width divided by its height. The logarithm of this ratio is drawn uniformly. The default is 3/4 to 4/3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is not above 0.</exception>
    public Interval Ratio
    {
        get => _ratio;
        init => _ratio = value.Minimum > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(Ratio)} must be above 0, but was {value.Minimum} to {value.Maximum}.");
    }

    /// <summary>Draws the part. Up to ten parts are drawn; if none of them fits into the image, the result is the largest centered box with a permitted ratio.</summary>
    /// <inheritdoc/>
    public override DrawnResizedCrop Draw(int width, int height, ref RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        for (var i = 0; i < Tries; i++)
        {
            var area = (double)width * height * _scale.Draw(ref random);
            var ratio = _ratio.DrawRatio(ref random);
            var (w, h) = (Math.Round(Math.Sqrt(area * ratio)), Math.Round(Math.Sqrt(area / ratio)));
            if (w > 0 && w <= width && h > 0 && h <= height)
            {
                var top = random.NextInt(height - (int)h + 1);
                var left = random.NextInt(width - (int)w + 1);
                return Drawn(new PixelBox(left, top, (int)w, (int)h));
            }
        }

        return Drawn(CentralBox(width, height));
    }

    private DrawnResizedCrop Drawn(PixelBox box) => new(box, Width, Height, Interpolation);

    private PixelBox CentralBox(int width, int height)
    {
        var (w, h) = ((double)width / height) switch
        {
            var ratio when ratio < _ratio.Minimum => (width, AtLeastOne(width / _ratio.Minimum)),
            var ratio when ratio > _ratio.Maximum => (AtLeastOne(height * _ratio.Maximum), height),
            _ => (width, height),
        };
        return new PixelBox((width - w) / 2, (height - h) / 2, w, h);

        // Only ratios far from 1 cause an empty box. torchvision fails in this case.
        static int AtLeastOne(double length) => Math.Max((int)Math.Round(length), 1);
    }
}
