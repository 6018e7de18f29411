using EffNet.Pictures;

namespace EffNet;

/// <summary>How a network is evaluated on a labeled folder.</summary>
public sealed record EvaluationOptions
{
    /// <summary>
    /// The names of the sub-folders, in the order of the network's outputs; not all of them have to be there. Where <see langword="null"/>, there has to be one sub-folder for each
    /// output, and their names' order, character by character, is the outputs': so torchvision's <c>ImageFolder</c> counts, and so ImageNet's <c>n01440764</c> … fit its classes.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>How many pictures the network takes at once.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Gets how pictures are read. As everywhere, they are made upright as their EXIF data says. Published figures are measured without that: to repeat one exactly, set
    /// <see cref="PictureLoadOptions.ApplyOrientation"/> to <see langword="false"/>.
    /// </summary>
    public PictureLoadOptions LoadOptions { get; init; } = PictureLoadOptions.Default;

    /// <summary>
    /// Gets the numbers of best classes to count: for each k, how often the right class is among the best k. If <see langword="null"/>, the default, these are 1 and 5, or only 1 for
    /// networks of at most five classes, of whose best five every class is one.
    /// </summary>
    public IReadOnlyList<int>? TopK { get; init; }

    /// <summary>Hears after every batch how far it is; called on the thread that evaluates.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }
}
