using EffNet.Pictures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ClassActivationExample.Demo;

/// <summary>
/// Sets the weights of a detector of colored balls by hand. Channels 0 to 2 of every layer are the amounts of red, green and blue. The score of a class increases with its own
/// channel and decreases with the others. The correct activation map is therefore known without training.
/// </summary>
public static class BlobWeights
{
    /// <summary>Gets the names of the classes.</summary>
    public static IReadOnlyList<string> Labels { get; } = ["red", "green", "blue"];

    /// <summary>Returns the preprocessing of the network: values from 0 to 1 without normalization.</summary>
    public static Preprocessing PreprocessingFor(int resolution) => new(resolution, resolution, Interpolation.Bilinear, new ChannelValues(0), new ChannelValues(1));

    /// <summary>Sets all weights of a network of <c>blob-detector.effnet</c> and returns the network in evaluation mode.</summary>
    public static TNetwork SetOn<TNetwork>(TNetwork network)
        where TNetwork : nn.Module<Tensor, Tensor>
    {
        using var withoutGradients = no_grad();
        foreach (var module in network.modules())
        {
            switch (module)
            {
                case Conv2d { groups: > 1 } depthwise: Fill(depthwise.weight, (output, input) => 1); break;
                case Conv2d { in_channels: 3 } colors: Fill(colors.weight, (output, input) => output == input ? 1 : -1); break;
                case Conv2d same: Fill(same.weight, (output, input) => output == input ? 1 : 0); break;
                case BatchNorm2d norm: LeaveAlone(norm); break;
                case Linear linear:
                    Fill(linear.weight, (output, input) => output == input ? 200 : -100);
                    linear.bias!.zero_();
                    break;
            }
        }

        network.eval();
        return network;
    }

    /// <summary>
    /// Fills weights (outputs, inputs) or kernels. Kernels of 3 x 3 have the factors 1 2 1 in both directions. The weights of all channels after the third are 0.
    /// </summary>
    private static void Fill(Tensor weight, Func<int, int, float> connect)
    {
        var (outputs, inputs, side) = ((int)weight.shape[0], (int)weight.shape[1], weight.ndim == 4 ? (int)weight.shape[2] : 1);
        float[] spread = side == 3 ? [0.25f, 0.5f, 0.25f] : [1];
        var values = new float[outputs * inputs * side * side];
        for (var i = 0; i < values.Length; i++)
        {
            var (output, input, row, column) = (i / (inputs * side * side), i / (side * side) % inputs, i / side % side, i % side);
            values[i] = output < 3 && input < 3 ? connect(output, input) * spread[row] * spread[column] : 0;
        }

        using var source = tensor(values, weight.shape);
        weight.copy_(source);
    }

    /// <summary>Sets a batch norm so that it changes nothing.</summary>
    private static void LeaveAlone(BatchNorm2d norm)
    {
        norm.weight.fill_(1);
        norm.bias!.zero_();
        norm.running_mean!.zero_();
        norm.running_var!.fill_(1 - norm.eps);
    }
}
