using System.ComponentModel;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.GeneratedCode;

/// <summary>
/// TorchSharp's layers with weights still to be drawn or loaded. TorchSharp's own factories always draw some, by a rule no network here uses: half of the
/// time that making a network took.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BlankLayers
{
    // Where nothing has memory, drawing numbers costs nothing.
    private static readonly Device s_nowhere = META;

    /// <summary>A convolution with zero padding whose weights are 0 until they are drawn or loaded, which is how loading knows that they are neither.</summary>
    /// <param name="inputChannels">Channels in.</param>
    /// <param name="outputChannels">Channels out.</param>
    /// <param name="kernel">Side of the kernel.</param>
    /// <param name="stride">Step between positions.</param>
    /// <param name="padding">Zeros on each side.</param>
    /// <param name="groups">Groups of channels that do not see each other.</param>
    /// <param name="bias">Whether it adds a bias.</param>
    public static Conv2d Convolution(
        int inputChannels, int outputChannels, int kernel, int stride = 1, int padding = 0, int groups = 1, bool bias = true) =>
        RectangularConvolution(inputChannels, outputChannels, (kernel, kernel), (stride, stride), (padding, padding), groups, bias);

    /// <summary>The same with a kernel, step and padding of different height and width.</summary>
    /// <param name="inputChannels">Channels in.</param>
    /// <param name="outputChannels">Channels out.</param>
    /// <param name="kernel">Height and width of the kernel.</param>
    /// <param name="stride">Step between positions, down and to the right.</param>
    /// <param name="padding">Zeros above and below, and on the left and on the right.</param>
    /// <param name="groups">Groups of channels that do not see each other.</param>
    /// <param name="bias">Whether it adds a bias.</param>
    public static Conv2d RectangularConvolution(
        int inputChannels, int outputChannels, (int Height, int Width) kernel, (int Down, int Right) stride, (int Vertical, int Horizontal) padding, int groups, bool bias)
    {
        var layer = nn.Conv2d(inputChannels, outputChannels, ((long)kernel.Height, (long)kernel.Width), ((long)stride.Down, (long)stride.Right), ((long)padding.Vertical, (long)padding.Horizontal), groups: groups, bias: bias, device: s_nowhere);
        layer.weight = Parameter(layer.weight);
        if (bias)
            layer.bias = Parameter(layer.bias!);
        return layer;
    }

    /// <summary>A fully connected layer with bias whose weights are 0: whoever loads all but the classifier keeps these, and can train them.</summary>
    /// <param name="inputFeatures">Features in.</param>
    /// <param name="outputFeatures">Features out.</param>
    public static Linear FullyConnected(int inputFeatures, int outputFeatures)
    {
        var layer = nn.Linear(inputFeatures, outputFeatures, device: s_nowhere);
        layer.weight = nn.Parameter(zeros(layer.weight.shape));
        layer.bias = nn.Parameter(zeros(layer.bias!.shape));
        return layer;
    }

    private static Parameter Parameter(Tensor shape) => nn.Parameter(zeros(shape.shape));
}
