using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Draws fresh weights the way the reference implementations do. Convolutions: normal, mean 0, variance 2 / fan-out, biases 0. Linear
/// layers: uniform within 1 / sqrt(classes), biases 0, unless a method says otherwise. Batch norm keeps TorchSharp's ones and zeros.
/// </summary>
public static class WeightInitialization
{
    /// <summary>torchvision's way for EfficientNet: fan-out is k * k * out channels, also for depthwise convolutions.</summary>
    /// <param name="network">The network whose weights to draw.</param>
    public static void Torchvision(nn.Module network) => Initialize(network, depthwisePerChannel: false, DrawWithinClasses);

    /// <summary>The paper's TensorFlow code: like torchvision's, but fan-out of a depthwise convolution is k * k.</summary>
    /// <param name="network">The network whose weights to draw.</param>
    public static void TensorFlow(nn.Module network) => Initialize(network, depthwisePerChannel: true, DrawWithinClasses);

    /// <summary>torchvision's way for MobileNetV2: linear layers from a normal distribution of deviation 0.01, biases 0.</summary>
    /// <param name="network">The network whose weights to draw.</param>
    public static void MobileNetV2(nn.Module network) => Initialize(network, depthwisePerChannel: false, DrawNarrow);

    /// <summary>torchvision's way for ResNet: linear layers as PyTorch draws them, uniform within 1 / sqrt(features), biases too.</summary>
    /// <param name="network">The network whose weights to draw.</param>
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
