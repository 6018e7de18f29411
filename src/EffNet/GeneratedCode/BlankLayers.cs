using System.ComponentModel;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.GeneratedCode;

/// <summary>
/// Creates TorchSharp's layers without initialized weights. TorchSharp's factories always initialize weights, by a rule that EffNet's networks do not use. This
/// initialization took half of the time of creating a network.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BlankLayers
{
    // On the meta device, tensors have no memory, so their initialization takes no time.
    private static readonly Device s_nowhere = META;

    /// <summary>
    /// Creates a convolution with zero padding. Its weights are 0 until they are initialized or loaded, so that loading can detect missing weights.
    /// </summary>
    /// <param name="inputChannels">The number of input channels.</param>
    /// <param name="outputChannels">The number of output channels.</param>
    /// <param name="kernel">The height and width of the kernel.</param>
    /// <param name="stride">The stride.</param>
    /// <param name="padding">The number of zeros on each side.</param>
    /// <param name="groups">The number of groups of channels.</param>
    /// <param name="bias">Whether the layer has a bias.</param>
    public static Conv2d Convolution(
        int inputChannels, int outputChannels, int kernel, int stride = 1, int padding = 0, int groups = 1, bool bias = true) =>
        RectangularConvolution(inputChannels, outputChannels, (kernel, kernel), (stride, stride), (padding, padding), groups, bias);

    /// <summary>Creates a convolution with zero padding whose kernel, stride and padding can have different heights and widths. Its weights are 0.</summary>
    /// <param name="inputChannels">The number of input channels.</param>
    /// <param name="outputChannels">The number of output channels.</param>
    /// <param name="kernel">The height and width of the kernel.</param>
    /// <param name="stride">The vertical and horizontal stride.</param>
    /// <param name="padding">The number of zeros above and below, and on the left and right.</param>
    /// <param name="groups">The number of groups of channels.</param>
    /// <param name="bias">Whether the layer has a bias.</param>
    public static Conv2d RectangularConvolution(
        int inputChannels, int outputChannels, (int Height, int Width) kernel, (int Down, int Right) stride, (int Vertical, int Horizontal) padding, int groups, bool bias)
    {
        var layer = nn.Conv2d(
            inputChannels,
            outputChannels,
            ((long)kernel.Height, (long)kernel.Width),
            ((long)stride.Down, (long)stride.Right),
            ((long)padding.Vertical, (long)padding.Horizontal),
            groups: groups,
            bias: bias,
            device: s_nowhere);
        layer.weight = Parameter(layer.weight);
        if (bias)
            layer.bias = Parameter(layer.bias!);
        return layer;
    }

    /// <summary>
    /// Creates a fully connected layer with weights and bias 0. A classifier that is not loaded keeps these values and can be trained from them.
    /// </summary>
    /// <param name="inputFeatures">The number of input features.</param>
    /// <param name="outputFeatures">The number of output features.</param>
    public static Linear FullyConnected(int inputFeatures, int outputFeatures)
    {
        var layer = nn.Linear(inputFeatures, outputFeatures, device: s_nowhere);
        layer.weight = nn.Parameter(zeros(layer.weight.shape));
        layer.bias = nn.Parameter(zeros(layer.bias!.shape));
        return layer;
    }

    private static Parameter Parameter(Tensor shape) => nn.Parameter(zeros(shape.shape));
}
