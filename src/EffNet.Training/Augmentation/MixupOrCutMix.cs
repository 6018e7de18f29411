namespace EffNet.Training;

/// <summary>
/// Mixes each batch with <see cref="EffNet.Training.Mixup"/> or <see cref="EffNet.Training.CutMix"/>, or does not mix it, as timm's <c>Mixup</c> does if both methods are enabled.
/// </summary>
public sealed record MixupOrCutMix : BatchMixing
{
    private readonly double _probability = 1;
    private readonly double _cutMixProbability = 0.5;

    /// <summary>Gets the settings of mixup. The default <see cref="Mixup.Alpha"/> is 0.2.</summary>
    public Mixup Mixup { get; init; } = new();

    /// <summary>Gets the settings of CutMix. The default <see cref="CutMix.Alpha"/> is 1.</summary>
    public CutMix CutMix { get; init; } = new();

    /// <summary>Gets the probability that a batch is mixed. The default is 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double Probability
    {
        get => _probability;
        init => _probability = NumberCheck.Share(value, nameof(Probability));
    }

    /// <summary>Gets the probability that a mixed batch uses CutMix instead of mixup. The default is 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double CutMixProbability
    {
        get => _cutMixProbability;
        init => _cutMixProbability = NumberCheck.Share(value, nameof(CutMixProbability));
    }

    /// <inheritdoc/>
    public override DrawnMixing Draw(int width, int height, ref RandomStream random)
    {
        if (!random.NextBool(_probability))
            return new DrawnMixup(1);
        return random.NextBool(_cutMixProbability) ? CutMix.Draw(width, height, ref random) : Mixup.Draw(width, height, ref random);
    }
}
