using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Pipelines that are customary. All normalize with ImageNet's mean and standard deviation unless others are given.</summary>
public static class AugmentationPresets
{
    /// <summary>
    /// A random resized crop (bilinear) and a flip: the usual augmentation of networks for ImageNet, as PyTorch's ImageNet example has it (<c>examples/imagenet/main.py</c>).
    /// </summary>
    /// <param name="size">Height and width of the network's input.</param>
    /// <param name="mean">What is subtracted from each channel.</param>
    /// <param name="standardDeviation">What each channel is divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static AugmentationPipeline Light(int size, ChannelValues? mean = null, ChannelValues? standardDeviation = null) =>
        new(size, size, [new RandomResizedCrop(size, size), new RandomHorizontalFlip()], mean, standardDeviation);

    /// <summary>
    /// A random resized crop of at least a third of the area (bicubic) and a flip: for pretrained weights and small data sets, whose objects must not be cut away (PyTorch's tutorial on transfer learning
    /// has the crop of <see cref="Light"/>, which keeps 8 % at least).
    /// </summary>
    /// <param name="size">Height and width of the network's input.</param>
    /// <param name="mean">What is subtracted from each channel.</param>
    /// <param name="standardDeviation">What each channel is divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static AugmentationPipeline FineTune(int size, ChannelValues? mean = null, ChannelValues? standardDeviation = null) =>
        new(size, size, [BicubicCrop(size) with { Scale = new Interval(1.0 / 3, 1) }, new RandomHorizontalFlip()], mean, standardDeviation);

    /// <summary>
    /// A random resized crop (bicubic), a flip and AutoAugment: that of the EfficientNet paper (Tan and Le, ICML 2019, section 5.2; <c>preprocessing.py</c> of its implementation).
    /// Operations and magnitudes are torchvision's, and pixels from outside the image are gray (128), as in that implementation.
    /// </summary>
    /// <param name="size">Height and width of the network's input.</param>
    /// <param name="mean">What is subtracted from each channel.</param>
    /// <param name="standardDeviation">What each channel is divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static AugmentationPipeline Paper(int size, ChannelValues? mean = null, ChannelValues? standardDeviation = null) =>
        new(size, size, [BicubicCrop(size), new RandomHorizontalFlip(), new AutoAugment { Fill = new RgbColor(128, 128, 128) }], mean, standardDeviation);

    /// <summary>
    /// A random resized crop (bicubic), a flip, RandAugment and erasing: a strong augmentation for long trainings (the EfficientNet checkpoints of timm marked <c>ra</c> have these parts;
    /// erasing with noise and probability 0.2).
    /// </summary>
    /// <param name="size">Height and width of the network's input.</param>
    /// <param name="magnitude">The strength of RandAugment, from 0 to 30.</param>
    /// <param name="mean">What is subtracted from each channel.</param>
    /// <param name="standardDeviation">What each channel is divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1, or the strength is not from 0 to 30.</exception>
    public static AugmentationPipeline Strong(int size, int magnitude = 9, ChannelValues? mean = null, ChannelValues? standardDeviation = null) => new(
        size,
        size,
        [BicubicCrop(size), new RandomHorizontalFlip(), new RandAugment(magnitude: magnitude)],
        mean,
        standardDeviation,
        new RandomErasing { Probability = 0.2, Fill = ErasingFill.Noise });

    /// <summary>
    /// A flip and a shift by a few pixels, with black at the edges: for small images that already have the size of the network's input (He et al., CVPR 2016, section 4.2: 4 pixels of 32).
    /// </summary>
    /// <param name="size">Height and width of the images and of the network's input.</param>
    /// <param name="shift">The largest shift, in pixels.</param>
    /// <param name="mean">What is subtracted from each channel.</param>
    /// <param name="standardDeviation">What each channel is divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1, or the shift is below 0.</exception>
    public static AugmentationPipeline SmallImages(int size, int shift = 2, ChannelValues? mean = null, ChannelValues? standardDeviation = null) =>
        new(size, size, [new RandomHorizontalFlip(), new RandomCrop(size, size) { Padding = shift }], mean, standardDeviation);

    private static RandomResizedCrop BicubicCrop(int size) => new(size, size) { Interpolation = Interpolation.Bicubic };
}
