namespace EffNet.Networks;

/// <summary>
/// The distribution of initial weights. Convolutions always have a normal distribution with variance 2 / fan-out. The members differ in the definition of
/// fan-out and in the classifier.
/// </summary>
public enum Initialization
{
    /// <summary>
    /// torchvision's EfficientNet: fan-out is <c>k * k * out</c>, also for depthwise convolutions; the classifier is uniform within 1 / sqrt(classes).
    /// </summary>
    Torchvision,

    /// <summary>
    /// The paper's TensorFlow code: fan-out of a depthwise convolution is <c>k * k</c> because it has one filter per channel; the classifier is as in
    /// <see cref="Torchvision"/>.
    /// </summary>
    TensorFlow,

    /// <summary>torchvision's MobileNetV2: the classifier has a normal distribution with standard deviation 0.01.</summary>
    MobileNetV2,

    /// <summary>
    /// torchvision's ResNet: the weight and bias of the classifier have PyTorch's default for linear layers, uniform within 1 / sqrt(features).
    /// </summary>
    ResNet,
}
