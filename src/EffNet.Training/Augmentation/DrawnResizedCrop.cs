using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>The parameters that <see cref="RandomResizedCrop"/> has drawn.</summary>
/// <param name="Box">The part of the image.</param>
/// <param name="Width">The width of the result.</param>
/// <param name="Height">The height of the result.</param>
/// <param name="Interpolation">The filter for resizing.</param>
public sealed record DrawnResizedCrop(PixelBox Box, int Width, int Height, Interpolation Interpolation) : DrawnAugmentation
{
    /// <inheritdoc/>
    public override Picture Apply(Picture picture) => GeometricOperations.ResizedCrop(picture, Box, Width, Height, Interpolation);
}
