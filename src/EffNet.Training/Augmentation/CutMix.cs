namespace EffNet.Training;

/// <summary>
/// Replaces a box of each image by the same box of its partner (Yun et al., "CutMix", ICCV 2019, section 3.1). The box has 1 - lambda of the area of the image, where lambda has a
/// beta distribution, and is then cut off at the edges of the image. Each label is weighted with the share of the area that comes from its image.
/// </summary>
public sealed record CutMix : BatchMixing
{
    private readonly double _alpha = 1;

    /// <summary>Gets the value of both shape parameters of the beta distribution. The default is 1, as in the paper; with 1, lambda is uniformly distributed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number above 0.</exception>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = NumberCheck.Positive(value, nameof(Alpha));
    }

    /// <inheritdoc/>
    public override DrawnCutMix Draw(int width, int height, ref RandomStream random)
    {
        var lambda = random.NextBeta(_alpha, _alpha);
        var (centerX, centerY) = (random.NextInt(width), random.NextInt(height));
        return DrawnCutMix.Of(lambda, centerX, centerY, width, height);
    }
}
