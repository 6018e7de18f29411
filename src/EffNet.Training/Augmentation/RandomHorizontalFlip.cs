namespace EffNet.Training;

/// <summary>Mirrors some of the images, as torchvision's <c>RandomHorizontalFlip</c>.</summary>
public sealed record RandomHorizontalFlip : Augmentation
{
    private readonly double _probability = 0.5;

    /// <summary>Gets the probability that an image is mirrored. The default is 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double Probability
    {
        get => _probability;
        init => _probability = NumberCheck.Share(value, nameof(Probability));
    }

    /// <inheritdoc/>
    public override DrawnFlip Draw(int width, int height, ref RandomStream random) => new(random.NextBool(_probability));
}
