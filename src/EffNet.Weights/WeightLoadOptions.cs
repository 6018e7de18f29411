namespace EffNet.Weights;

/// <summary>The options for loading weights from a file.</summary>
public sealed record WeightLoadOptions
{
    /// <summary>
    /// Gets whether every weight must be in the file, with the right shape, and everything in the file must be a weight. If <see langword="false"/>, what fits is loaded and the rest is
    /// reported.
    /// </summary>
    public bool Strict { get; init; } = true;

    /// <summary>Gets whether the classifier keeps its weights: for a number of classes other than the file's.</summary>
    public bool KeepClassifier { get; init; }

    /// <summary>
    /// Gets the place in the file to load from, by the name under which <see cref="WeightsReport"/> and the message of a refusal list it: <c>state_dict_ema</c>, <c>student.</c>.
    /// <see langword="null"/> takes the place that fits best. Tensors outside of the place are then no reason to refuse the file.
    /// </summary>
    public string? From { get; init; }
}
