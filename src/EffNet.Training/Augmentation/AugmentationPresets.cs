using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Creates common pipelines. By default, all normalize with ImageNet's mean and standard deviation.</summary>
public static class AugmentationPresets
{
    /// <summary>
    /// Creates a pipeline with a random resized crop (bilinear) and a flip. This is the usual augmentation for ImageNet, as in PyTorch's ImageNet example
    /// (<c>examples/imagenet/main.py</c>).
    /// </summary>
    /// <param name="size">Height and width of the network's input.</param>
    /// <param name="mean">The mean of each channel, which is subtracted. The default is the mean of ImageNet's images.</param>
    /// <param name="standardDeviation">The standard deviation of each channel, by which values are divided. The default is that of ImageNet's images.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static AugmentationPipeline Light(int size, ChannelValues? mean = null, ChannelValues? standardDeviation = null) =>
        new(size, size, [new RandomResizedCrop(size, size), new RandomHorizontalFlip()], mean, standardDeviation);

    /// <summary>
    /// Creates a pipeline with a random resized crop of at least a third of the area (bicubic) and a flip, for pretrained weights and small data sets. Smaller crops often lose the
    /// object: the crop of <see cref="Light"/>, which PyTorch's tutorial on transfer learning uses, can be as small as 8 % of the area.
    /// </summary>
    /// <param name="size">Height and width of the network's input.</param>
    /// <param name="mean">The mean of each channel, which is subtracted. The default is the mean of ImageNet's images.</param>
    /// <param name="standardDeviation">The standard deviation of each channel, by which values are divided. The default is that of ImageNet's images.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static AugmentationPipeline FineTune(int size, ChannelValues? mean = null, ChannelValues? standardDeviation = null) =>
        new(size, size, [BicubicCrop(size) with { Scale = new Interval(1.0 / 3, 1) }, new RandomHorizontalFlip()], mean, standardDeviation);

    /// <summary>
    /// Creates a pipeline with a random resized crop (bicubic), a flip and AutoAugment, as in the EfficientNet paper (Tan and Le, ICML 2019, section 5.2; <c>preprocessing.py</c>
    /// of its implementation). Operations and magnitudes are torchvision's. Pixels outside the image are gray (128), as in the implementation of the paper.
    /// </summary>
    /// <param name="size">Height and width of the network's input.</param>
    /// <param name="mean">The mean of each channel, which is subtracted. The default is the mean of ImageNet's images.</param>
    /// <param name="standardDeviation">The standard deviation of each channel, by which values are divided. The default is that of ImageNet's images.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static AugmentationPipeline Paper(int size, ChannelValues? mean = null, ChannelValues? standardDeviation = null) =>
        new(size, size, [BicubicCrop(size), new RandomHorizontalFlip(), new AutoAugment { Fill = new RgbColor(128, 128, 128) }], mean, standardDeviation);

    /// <summary>
    /// Creates a pipeline with a random resized crop (bicubic), a flip, RandAugment, and erasing with noise and probability 0.2. This is a strong augmentation for long trainings;
    /// timm's EfficientNet checkpoints marked <c>ra</c> were trained with the same parts.
    /// </summary>
    /// <param name="size">Height and width of the network's input.</param>
    /// <param name="magnitude">The strength of RandAugment, from 0 to 30.</param>
    /// <param name="mean">The mean of each channel, which is subtracted. The default is the mean of ImageNet's images.</param>
    /// <param name="standardDeviation">The standard deviation of each channel, by which values are divided. The default is that of ImageNet's images.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1, or the strength is not from 0 to 30.</exception>
    public static AugmentationPipeline Strong(int size, int magnitude = 9, ChannelValues? mean = null, ChannelValues? standardDeviation = null) => new(
        size,
        size,
        [BicubicCrop(size), new RandomHorizontalFlip(), new RandAugment(magnitude: magnitude)],
        mean,
        standardDeviation,
        new RandomErasing { Probability = 0.2, Fill = ErasingFill.Noise });

    /// <summary>
    /// Creates a pipeline with a flip and a shift by a few pixels, with black at the edges. It is for small images that already have the size of the network's input (He et al.,
    /// CVPR 2016, section 4.2: 4 pixels of 32).
    /// </summary>
    /// <param name="size">Height and width of the images and of the network's input.</param>
    /// <param name="shift">The largest shift, in pixels.</param>
    /// <param name="mean">The mean of each channel, which is subtracted. The default is the mean of ImageNet's images.</param>
    /// <param name="standardDeviation">The standard deviation of each channel, by which values are divided. The default is that of ImageNet's images.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1, or the shift is below 0.</exception>
    public static AugmentationPipeline SmallImages(int size, int shift = 2, ChannelValues? mean = null, ChannelValues? standardDeviation = null) =>
        new(size, size, [new RandomHorizontalFlip(), new RandomCrop(size, size) { Padding = shift }], mean, standardDeviation);

    private static RandomResizedCrop BicubicCrop(int size) => new(size, size) { Interpolation = Interpolation.Bicubic };
}
