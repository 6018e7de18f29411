using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Pictures in memory.</summary>
/// <param name="pictures">The pictures.</param>
/// <param name="labels">The class of each.</param>
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
