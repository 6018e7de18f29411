using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>The parameters that <see cref="RandomCrop"/> has drawn.</summary>
/// <param name="Box">The part of the image; it can begin before its first pixel and end after its last one.</param>
/// <param name="Border">The pixels outside the image.</param>
/// <param name="Fill">The color of these pixels if they have one.</param>
public sealed record DrawnCrop(PixelBox Box, BorderMode Border, RgbColor Fill) : DrawnAugmentation
{
    /// <inheritdoc/>
    public override Picture Apply(Picture picture) => GeometricOperations.Crop(picture, Box, Border, Fill);
}
