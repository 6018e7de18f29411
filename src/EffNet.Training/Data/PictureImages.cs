using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Represents a set of images in memory.</summary>
/// <param name="pictures">The images.</param>
/// <param name="labels">The class of each image.</param>
/// <param name="classNames">The names of the classes.</param>
internal sealed class PictureImages(IReadOnlyList<Picture> pictures, IReadOnlyList<int> labels, IReadOnlyList<string> classNames) : ImageSet
{
    /// <inheritdoc/>
    public override int Count => pictures.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames => classNames;

    /// <inheritdoc/>
    public override int GetLabel(int index) => labels[index];

    /// <inheritdoc/>
    public override string GetName(int index) => $"picture {index}";

    /// <inheritdoc/>
    public override Picture Load(int index) => pictures[index];
}
