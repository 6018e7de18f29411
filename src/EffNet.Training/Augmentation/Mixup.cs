namespace EffNet.Training;

/// <summary>
/// Mixes pairs of images and their labels: <c>lambda * first + (1 - lambda) * second</c>, with a lambda from a beta distribution (Zhang et al., "mixup", ICLR 2018).
/// </summary>
public sealed record Mixup : BatchMixing
{
    private readonly double _alpha = 0.2;

    /// <summary>Gets the value of both shape parameters of the beta distribution. The default is 0.2, as in the paper for ImageNet. Larger values mix more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number above 0.</exception>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = NumberCheck.Positive(value, nameof(Alpha));
    }

    /// <inheritdoc/>
    public override DrawnMixup Draw(int width, int height, ref RandomStream random) => new(random.NextBeta(_alpha, _alpha));
}
