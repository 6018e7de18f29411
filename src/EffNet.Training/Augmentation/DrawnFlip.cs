using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>The parameters that <see cref="RandomHorizontalFlip"/> has drawn.</summary>
/// <param name="IsFlipped">Whether left becomes right.</param>
public sealed record DrawnFlip(bool IsFlipped) : DrawnAugmentation
{
    /// <inheritdoc/>
    public override Picture Apply(Picture picture) => IsFlipped ? GeometricOperations.FlipHorizontally(picture) : picture;
}
