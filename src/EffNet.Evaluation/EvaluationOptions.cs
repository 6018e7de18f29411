using EffNet.Pictures;

namespace EffNet;

/// <summary>Specifies how a network is evaluated on a labeled folder.</summary>
public sealed record EvaluationOptions
{
    /// <summary>
    /// Gets the names of the subfolders in the order of the network's outputs. Subfolders may be missing. If <see langword="null"/>, there must be one
    /// subfolder for each output, and the ordinal order of their names is the order of the outputs. torchvision's <c>ImageFolder</c> uses the same order, so
    /// ImageNet's <c>n01440764</c> … match its classes.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Gets the number of pictures in a batch.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Gets the options for reading pictures. By default, their EXIF orientation is applied. Published figures are measured without it: to reproduce one
    /// exactly, set <see cref="PictureLoadOptions.ApplyOrientation"/> to <see langword="false"/>.
    /// </summary>
    public PictureLoadOptions LoadOptions { get; init; } = PictureLoadOptions.Default;

    /// <summary>
    /// Gets the values of k for which to count how often the correct class is among the best k classes. If <see langword="null"/>, the default, these are 1 and
    /// 5, or only 1 for networks of at most five classes, where every class is among the best five.
    /// </summary>
    public IReadOnlyList<int>? TopK { get; init; }

    /// <summary>Gets the object that receives the progress after every batch, on the thread that evaluates.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }
}
