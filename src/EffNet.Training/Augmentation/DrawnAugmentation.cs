using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>The parameters that an <see cref="Augmentation"/> has drawn for an image.</summary>
public abstract record DrawnAugmentation
{
    /// <summary>Applies the augmentation. The result depends only on the image and these parameters.</summary>
    /// <param name="picture">The image. It does not change.</param>
    /// <returns>The changed image; the image itself if nothing changes.</returns>
    public abstract Picture Apply(Picture picture);
}
