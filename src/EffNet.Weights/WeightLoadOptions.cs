namespace EffNet.Weights;

/// <summary>The options for loading weights from a file.</summary>
public sealed record WeightLoadOptions
{
    /// <summary>
    /// Gets a value that indicates whether every weight must be in the file with the right shape, and every tensor in the file must be a weight. If
    /// <see langword="false"/>, matching weights are loaded and the rest is reported.
    /// </summary>
    public bool Strict { get; init; } = true;

    /// <summary>
    /// Gets a value that indicates whether the network keeps its own classifier instead of loading the file's classifier, for example for other classes.
    /// </summary>
    public bool KeepClassifier { get; init; }

    /// <summary>
    /// Gets the location in the file to load from, by the name in <see cref="WeightsReport"/> and in the messages of exceptions, for example
    /// <c>state_dict_ema</c> or <c>student.</c>. With <see langword="null"/>, the best match is used. If a location is specified, tensors outside it are not an
    /// error.
    /// </summary>
    public string? From { get; init; }
}
