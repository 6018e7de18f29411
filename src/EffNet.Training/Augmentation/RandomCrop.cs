using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Adds a border to an image and crops it to a part of fixed size, as torchvision's <c>RandomCrop</c>. If the part has the size of the image, the image is shifted by up to
/// <see cref="Padding"/> pixels, as is common for small images (He et al., "Deep residual learning for image recognition", CVPR 2016, section 4.2).
/// </summary>
public sealed record RandomCrop : Augmentation
{
    private readonly int _padding;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="width">The width of the part.</param>
    /// <param name="height">The height of the part.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public RandomCrop(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (Width, Height) = (width, height);
    }

    /// <summary>Gets the width of the part.</summary>
    public int Width { get; }

    /// <summary>Gets the height of the part.</summary>
    public int Height { get; }

    /// <summary>Gets the width of the border on each side, in pixels. The default is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Padding
    {
        get => _padding;
        init => _padding = NumberCheck.AtLeast(0, value, nameof(Padding));
    }

    /// <summary>Gets the pixels of the border. The default is <see cref="BorderMode.Constant"/>.</summary>
    public BorderMode Border { get; init; }

    /// <summary>Gets the color of the border if <see cref="Border"/> is <see cref="BorderMode.Constant"/>. The default is black.</summary>
    public RgbColor Fill { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The image with its border is smaller than the part.</exception>
    public override DrawnCrop Draw(int width, int height, ref RandomStream random)
    {
        var (columns, rows) = (width + (2L * _padding) - Width + 1, height + (2L * _padding) - Height + 1);
        if (columns < 1 || rows < 1)
        {
            throw new ArgumentException(
                $"An image of {width} x {height} with a border of {_padding} pixels on each side is smaller than the crop of {Width} x {Height}. "
                + $"Increase {nameof(Padding)}, or resize the image first.");
        }

        var top = random.NextInt(checked((int)rows)) - _padding;
        var left = random.NextInt(checked((int)columns)) - _padding;
        return new DrawnCrop(new PixelBox(left, top, Width, Height), Border, Fill);
    }
}
