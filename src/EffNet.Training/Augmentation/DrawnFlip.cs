using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>The parameters that <see cref="RandomHorizontalFlip"/> has drawn.</summary>
/// <param name="IsFlipped"><see langword="true"/> if the image is mirrored so that left becomes right; otherwise, <see langword="false"/>.</param>
public sealed record DrawnFlip(bool IsFlipped) : DrawnAugmentation
{
    /// <inheritdoc/>
    public override Picture Apply(Picture picture) => IsFlipped ? GeometricOperations.FlipHorizontally(picture) : picture;
}
