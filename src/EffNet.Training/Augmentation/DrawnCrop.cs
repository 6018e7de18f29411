using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>The parameters that <see cref="RandomCrop"/> has drawn.</summary>
/// <param name="Box">The part of the image. It can begin before the first pixel of the image and end after the last one.</param>
/// <param name="Border">The pixels outside the image.</param>
/// <param name="Fill">The color of these pixels if <paramref name="Border"/> is <see cref="BorderMode.Constant"/>.</param>
public sealed record DrawnCrop(PixelBox Box, BorderMode Border, RgbColor Fill) : DrawnAugmentation
{
    /// <inheritdoc/>
    public override Picture Apply(Picture picture) => GeometricOperations.Crop(picture, Box, Border, Fill);
}
