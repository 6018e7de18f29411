namespace EffNet.Language.Networks;

/// <summary>How fresh weights are drawn. Both draw convolutions from a normal distribution of variance 2 / fan-out; they differ in what fan-out means.</summary>
public enum Initialization
{
    /// <summary>torchvision: fan-out is <c>k * k * out</c>, also for depthwise convolutions.</summary>
    Torchvision,

    /// <summary>The paper's TensorFlow code: fan-out of a depthwise convolution is <c>k * k</c>, as it is one filter per channel.</summary>
    TensorFlow,
}
