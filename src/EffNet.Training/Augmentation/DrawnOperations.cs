using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>The parameters that <see cref="RandAugment"/> or <see cref="AutoAugment"/> has drawn.</summary>
/// <param name="Operations">The operations, in the order in which they are applied.</param>
/// <param name="Fill">The color of pixels outside the image.</param>
public sealed record DrawnOperations(IReadOnlyList<DrawnOperation> Operations, RgbColor Fill = default) : DrawnAugmentation
{
    /// <inheritdoc/>
    public override Picture Apply(Picture picture)
    {
        foreach (var operation in Operations)
            picture = operation.Apply(picture, Fill);
        return picture;
    }
}
