using EffNet.Pictures;

namespace EffNet;

/// <summary>Specifies how a network is evaluated on a labeled folder.</summary>
public sealed record EvaluationOptions
{
    /// <summary>
    /// Gets the names of the subfolders in the order of the network's outputs. Subfolders may be missing. If <see langword="null"/>, there must be one
    /// subfolder for each output, and the ordinal order of their names is the order of the outputs. torchvision's <c>ImageFolder</c> uses the same order, so the folders of
    /// ImageNet (<c>n01440764</c>, …) match its classes.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Gets the number of pictures in a batch.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Gets the options for reading pictures. By default, the EXIF orientation is applied. Published accuracies are measured without the orientation. To reproduce such an accuracy
    /// exactly, set <see cref="PictureLoadOptions.ApplyOrientation"/> to <see langword="false"/>.
    /// </summary>
    public PictureLoadOptions LoadOptions { get; init; } = PictureLoadOptions.Default;

    /// <summary>
    /// Gets the values of k for top-k accuracies: how often the correct class is among the best k classes. The default, <see langword="null"/>, uses 1 and 5. For networks with at
    /// most five classes, it uses only 1, because every class is among the best five.
    /// </summary>
    public IReadOnlyList<int>? TopK { get; init; }

    /// <summary>Gets the object that receives the progress after every batch, on the thread that evaluates.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }
}
