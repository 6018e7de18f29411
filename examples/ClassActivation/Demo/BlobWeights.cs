using EffNet.Pictures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ClassActivationExample.Demo;

/// <summary>
/// The weights of a detector of colored things, set by hand. Channel k of every layer is the amount of red, green or blue; classes want their own channel and not the others. So
/// the right activation map is known without any training.
/// </summary>
public static class BlobWeights
{
    /// <summary>What the classes are called.</summary>
    public static IReadOnlyList<string> Labels { get; } = ["red", "green", "blue"];

    /// <summary>How its pictures are prepared: values from 0 to 1 as they are.</summary>
    public static Preprocessing PreprocessingFor(int resolution) => new(resolution, resolution, Interpolation.Bilinear, new ChannelValues(0), new ChannelValues(1));

    /// <summary>Sets all weights of a network of <c>blob-detector.effnet</c>, which then evaluates.</summary>
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

    /// <summary>Weights (outputs, inputs) or kernels, whose numbers are spread as 1 2 1 in both directions; channels from the fourth on stay empty.</summary>
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

    /// <summary>A batch norm that changes nothing.</summary>
    private static void LeaveAlone(BatchNorm2d norm)
    {
        norm.weight.fill_(1);
        norm.bias!.zero_();
        norm.running_mean!.zero_();
        norm.running_var!.fill_(1 - norm.eps);
    }
}
