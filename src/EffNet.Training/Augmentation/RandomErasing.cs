using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Erases a rectangle of some of the images, after normalization, as torchvision's <c>RandomErasing</c> (Zhong et al., "Random erasing data augmentation", AAAI 2020).
/// </summary>
public sealed record RandomErasing
{
    private const int Tries = 10;
    private const int Channels = 3;

    private readonly double _probability = 0.5;
    private readonly Interval _scale = new(0.02, 0.33);
    private readonly Interval _ratio = new(0.3, 3.3);

    /// <summary>Gets the probability that a part of an image is erased. The default is 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double Probability
    {
        get => _probability;
        init => _probability = NumberCheck.Share(value, nameof(Probability));
    }

    /// <summary>Gets the range of the part's area, as a fraction of the area of the image. The default is 0.02 to 0.33.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not from 0 to 1.</exception>
    public Interval Scale
    {
        get => _scale;
        init => _scale = value is { Minimum: >= 0, Maximum: <= 1 }
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(Scale)} must be from 0 to 1, but was {value.Minimum} to {value.Maximum}.");
    }

    /// <summary>Gets the range of the part's height divided by its width. The logarithm of this ratio is drawn uniformly. The default is 0.3 to 3.3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is not above 0.</exception>
    public Interval Ratio
    {
        get => _ratio;
        init => _ratio = value.Minimum > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(Ratio)} must be above 0, but was {value.Minimum} to {value.Maximum}.");
    }

    /// <summary>Gets the values that are written to the part. The default is <see cref="ErasingFill.Constant"/>.</summary>
    public ErasingFill Fill { get; init; }

    /// <summary>Gets the value of each channel if <see cref="Fill"/> is <see cref="ErasingFill.Constant"/>. The default is 0, the mean of normalized images.</summary>
    public ChannelValues Value { get; init; }

    /// <summary>
    /// Draws the part to erase. With a probability of 1 - <see cref="Probability"/>, nothing is erased. Up to ten parts are drawn; if none of them is both narrower and lower than
    /// the image, nothing is erased either.
    /// </summary>
    /// <param name="width">The width of the image.</param>
    /// <param name="height">The height of the image.</param>
    /// <param name="random">The random numbers of the image. The method advances them.</param>
    public DrawnErasing Draw(int width, int height, ref RandomStream random)
    {
        if (!random.NextBool(_probability))
            return DrawnErasing.None;
        for (var i = 0; i < Tries; i++)
        {
            var area = (double)width * height * _scale.Draw(ref random);
            var ratio = _ratio.DrawRatio(ref random);
            var (h, w) = (Math.Round(Math.Sqrt(area * ratio)), Math.Round(Math.Sqrt(area / ratio)));
            if (h < height && w < width)
            {
                var values = DrawValues((int)h * (int)w, ref random);
                var top = random.NextInt(height - (int)h + 1);
                var left = random.NextInt(width - (int)w + 1);
                return new DrawnErasing(new PixelBox(left, top, (int)w, (int)h), values);
            }
        }

        return DrawnErasing.None;
    }

    private float[] DrawValues(int area, ref RandomStream random)
    {
        if (Fill == ErasingFill.Constant)
            return [Value.Red, Value.Green, Value.Blue];
        var values = new float[Channels * area];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)random.NextNormal();
        return values;
    }
}
