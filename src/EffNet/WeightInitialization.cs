using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Initializes weights as the reference implementations do. Convolutions have a normal distribution with mean 0 and variance 2 / fan-out, and biases 0. Linear
/// layers have a uniform distribution within 1 / sqrt(classes) and biases 0, unless a method states another distribution. Batch norms keep TorchSharp's ones and
/// zeros.
/// </summary>
public static class WeightInitialization
{
    /// <summary>Initializes weights as torchvision does for EfficientNet: the fan-out is k * k * output channels, also for depthwise convolutions.</summary>
    /// <param name="network">The network to initialize.</param>
    public static void Torchvision(nn.Module network) => Initialize(network, depthwisePerChannel: false, DrawWithinClasses);

    /// <summary>Initializes weights as the paper's TensorFlow code does: like torchvision, but the fan-out of a depthwise convolution is k * k.</summary>
    /// <param name="network">The network to initialize.</param>
    public static void TensorFlow(nn.Module network) => Initialize(network, depthwisePerChannel: true, DrawWithinClasses);

    /// <summary>
    /// Initializes weights as torchvision does for MobileNetV2: linear layers have a normal distribution with standard deviation 0.01 and biases 0.
    /// </summary>
    /// <param name="network">The network to initialize.</param>
    public static void MobileNetV2(nn.Module network) => Initialize(network, depthwisePerChannel: false, DrawNarrow);

    /// <summary>
    /// Initializes weights as torchvision does for ResNet: weights and biases of linear layers have PyTorch's default, a uniform distribution within 1 /
    /// sqrt(features).
    /// </summary>
    /// <param name="network">The network to initialize.</param>
    public static void ResNet(nn.Module network) => Initialize(network, depthwisePerChannel: false, DrawWithinFeatures);

    private static void Initialize(nn.Module network, bool depthwisePerChannel, Action<Linear> drawLinear)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var module in network.modules())
        {
            if (module is Conv2d convolution)
                DrawConvolution(convolution, depthwisePerChannel);
            else if (module is Linear linear)
                drawLinear(linear);
        }
    }

    private static void DrawConvolution(Conv2d convolution, bool depthwisePerChannel)
    {
        var shape = convolution.weight.shape;
        var filters = depthwisePerChannel ? shape[0] / convolution.groups : shape[0];
        convolution.weight.normal_(0, Math.Sqrt(2d / (filters * shape[2] * shape[3])));
        convolution.bias?.zero_();
    }

    private static void DrawWithinClasses(Linear linear)
    {
        var bound = 1 / Math.Sqrt(linear.out_features);
        linear.weight.uniform_(-bound, bound);
        linear.bias?.zero_();
    }

    private static void DrawNarrow(Linear linear)
    {
        linear.weight.normal_(0, 0.01);
        linear.bias?.zero_();
    }

    private static void DrawWithinFeatures(Linear linear)
    {
        var bound = 1 / Math.Sqrt(linear.in_features);
        linear.weight.uniform_(-bound, bound);
        linear.bias?.uniform_(-bound, bound);
    }
}
