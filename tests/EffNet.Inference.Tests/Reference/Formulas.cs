using System.Numerics.Tensors;
using EffNet.Networks;

namespace EffNet.Inference.Tests.Reference;

/// <summary>The operations by their definitions, in double precision.</summary>
internal static class Formulas
{
    public static Numbers Convolve(Numbers input, Shape output, Convolution convolution, ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, int top, int left)
    {
        var result = Numbers.Of(output);
        var (inputs, outputs) = (convolution.InputChannels / convolution.Groups, convolution.OutputChannels / convolution.Groups);
        var window = new double[inputs * (int)convolution.Kernel.Area];
        var pixels = output.Height * output.Width;
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var (y, x) = ((pixel / output.Width * convolution.Stride.Height) - top, (pixel % output.Width * convolution.Stride.Width) - left);
            for (var group = 0; group < convolution.Groups; group++)
            {
                CopyWindow(input, group * inputs, inputs, convolution.Kernel, y, x, window);
                for (var channel = group * outputs; channel < (group + 1) * outputs; channel++)
                {
                    result.Values[(channel * pixels) + pixel] = TensorPrimitives.Dot(
                        window, weight.Slice(channel * window.Length, window.Length)) + (bias.IsEmpty ? 0 : bias[channel]);
                }
            }
        }

        return result;
    }

    private static void CopyWindow(Numbers input, int first, int channels, Extent kernel, int top, int left, double[] window)
    {
        for (int channel = first, i = 0; channel < first + channels; channel++)
        {
            for (var y = top; y < top + kernel.Height; y++)
            {
                for (var x = left; x < left + kernel.Width; x++)
                    window[i++] = input.At(channel, y, x);
            }
        }
    }

    public static Numbers Largest(Numbers input, Shape output, Extent kernel, Extent stride, int top, int left) => Numbers.From(output, (channel, y, x) =>
        Positions(kernel).Max(p => input.At(channel, (y * stride.Height) + p.Y - top, (x * stride.Width) + p.X - left, double.NegativeInfinity)));

    /// <summary>Returns the mean of the part of a window that is inside the maps.</summary>
    public static Numbers Mean(Numbers input, Shape output, Extent kernel, Extent stride, int top, int left) => Numbers.From(output, (channel, y, x) =>
        Positions(kernel).Select(p => input.At(channel, (y * stride.Height) + p.Y - top, (x * stride.Width) + p.X - left, double.NaN)).Where(n => !double.IsNaN(n)).Average());

    public static Numbers Means(Numbers input, Shape output) => Numbers.From(output, (channel, _, _) =>
        input.Values.Skip(channel * input.Height * input.Width).Take(input.Height * input.Width).Average());

    public static Numbers Multiply(Numbers input, ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, Shape output)
    {
        var result = Numbers.Of(output);
        for (var i = 0; i < output.Channels; i++)
            result.Values[i] = TensorPrimitives.Dot(input.Values, weight.Slice(i * input.Values.Length, input.Values.Length)) + bias[i];
        return result;
    }

    public static Numbers Normalize(Numbers input, ReadOnlySpan<double> mean, ReadOnlySpan<double> variance, ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, double epsilon)
    {
        var result = Numbers.Of(input.Shape);
        var pixels = input.Height * input.Width;
        for (var i = 0; i < result.Values.Length; i++)
        {
            var channel = i / pixels;
            result.Values[i] = ((input.Values[i] - mean[channel]) / Math.Sqrt(variance[channel] + epsilon) * weight[channel]) + bias[channel];
        }

        return result;
    }

    public static double Activate(string word, double x) => word switch
    {
        "silu" => x / (1 + Math.Exp(-x)),
        "sigmoid" => 1 / (1 + Math.Exp(-x)),
        "relu" => Math.Max(0, x),
        "relu6" => Math.Clamp(x, 0, 6),
        "hard_swish" => x * Math.Clamp(x + 3, 0, 6) / 6,
        "gelu" => x * NormalDistribution(x),
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "No such activation."),
    };

    /// <summary>Returns the distribution function of the normal distribution, by its Taylor series near 0 and a continued fraction far from 0.</summary>
    private static double NormalDistribution(double x)
    {
        if (Math.Abs(x) < 3)
        {
            var (sum, term) = (x, x);
            for (var n = 1; n < 200; n++)
                sum += term *= x * x / ((2 * n) + 1);
            return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
        }

        var fraction = Math.Abs(x);
        for (var n = 200; n > 0; n--)
            fraction = Math.Abs(x) + (n / fraction);
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) / fraction;
        return x < 0 ? tail : 1 - tail;
    }

    private static IEnumerable<(int Y, int X)> Positions(Extent kernel) => from y in Enumerable.Range(0, kernel.Height) from x in Enumerable.Range(0, kernel.Width) select (y, x);
}
