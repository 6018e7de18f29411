namespace EffNet.Training;

/// <summary>
/// Cuts a box out of each image and puts that of its partner there (Yun et al., "CutMix", ICCV 2019, section 3.1). The box has the area 1 - lambda of the image before what is outside the
/// image is cut off, where lambda has a beta distribution; the share of the labels is that of the area which remains.
/// </summary>
public sealed record CutMix : BatchMixing
{
    private readonly double _alpha = 1;

    /// <summary>Gets the two shapes of the beta distribution. The default is 1, the paper's: each lambda is as likely.</summary>
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
