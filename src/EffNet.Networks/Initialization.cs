namespace EffNet.Networks;

/// <summary>How fresh weights are drawn. All draw convolutions from a normal distribution of variance 2 / fan-out; they differ in what fan-out means, and in the classifier.</summary>
public enum Initialization
{
    /// <summary>torchvision's EfficientNet: fan-out is <c>k * k * out</c>, also for depthwise convolutions; the classifier uniform within 1 / sqrt(classes).</summary>
    Torchvision,

    /// <summary>The paper's TensorFlow code: fan-out of a depthwise convolution is <c>k * k</c>, as it is one filter per channel.</summary>
    TensorFlow,

    /// <summary>torchvision's MobileNetV2: the classifier from a normal distribution of deviation 0.01.</summary>
    MobileNetV2,

    /// <summary>torchvision's ResNet: the classifier as PyTorch draws every linear layer, uniform within 1 / sqrt(features), its bias too.</summary>
    ResNet,
}
