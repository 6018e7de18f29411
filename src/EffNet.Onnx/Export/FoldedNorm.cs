using System.Numerics;
using System.Runtime.InteropServices;
using EffNet.Networks;

namespace EffNet.Onnx.Export;

/// <summary>
/// A convolution and the batch norm after it as one convolution with bias: in evaluation a batch norm multiplies each channel by <c>weight / sqrt(variance + epsilon)</c> and adds a number, and a
/// convolution is linear (Ioffe and Szegedy, 2015, section 3.1).
/// </summary>
/// <param name="Weight">The filters in single precision, as bytes.</param>
/// <param name="Bias">The bias in single precision, as bytes.</param>
internal sealed record FoldedNorm(byte[] Weight, byte[] Bias)
{
    /// <summary>Folds a batch norm. Factors and biases are computed in double precision and rounded once.</summary>
    /// <param name="parameters">The weights of the network.</param>
    /// <param name="convolution">A convolution without bias.</param>
    /// <param name="norm">The batch norm that reads it.</param>
    public static FoldedNorm Of(ParameterReader parameters, Node convolution, Node norm)
    {
        var weight = parameters.Read(convolution, "weight");
        var bias = parameters.Read(norm, "bias");
        var (scales, means, variances) = (parameters.ReadNumbers(norm, "weight"), parameters.ReadNumbers(norm, "running_mean"), parameters.ReadNumbers(norm, "running_var"));
        var epsilon = ((BatchNorm)norm.Operation).Constants.Epsilon;
        var filters = MemoryMarshal.Cast<byte, float>(weight.AsSpan());
        var summands = MemoryMarshal.Cast<byte, float>(bias.AsSpan());
        var length = filters.Length / summands.Length;
        for (var channel = 0; channel < summands.Length; channel++)
        {
            var factor = scales[channel] / Math.Sqrt(variances[channel] + epsilon);
            Scale(filters.Slice(channel * length, length), factor);
            summands[channel] = (float)(summands[channel] - (means[channel] * factor));
        }

        return new FoldedNorm(weight, bias);
    }

    private static void Scale(Span<float> filter, double factor)
    {
        var i = 0;
        var (wide, factors) = (Vector<float>.Count, new Vector<double>(factor));
        for (; i <= filter.Length - wide; i += wide)
        {
            Vector.Widen(new Vector<float>(filter[i..]), out var low, out var high);
            Vector.Narrow(low * factors, high * factors).CopyTo(filter[i..]);
        }

        for (; i < filter.Length; i++)
            filter[i] = (float)(filter[i] * factor);
    }
}
