using System.Numerics;
using EffNet.Networks;

namespace EffNet.Onnx.Export;

/// <summary>
/// A convolution and the batch norm after it as one convolution with bias: in evaluation a batch norm multiplies each channel by <c>weight / sqrt(variance + epsilon)</c> and adds a number, and a
/// convolution is linear (Ioffe and Szegedy, 2015, section 3.1). Factors and biases are computed in double precision and rounded once.
/// </summary>
/// <param name="parameters">The weights of the network.</param>
/// <param name="convolution">A convolution without bias.</param>
/// <param name="norm">The batch norm that reads it.</param>
internal sealed class FoldedNorm(ParameterReader parameters, Node convolution, Node norm)
{
    /// <summary>Computes the filters.</summary>
    /// <param name="filters">Receives them in PyTorch's order.</param>
    public void WriteWeight(Span<float> filters)
    {
        parameters.Read(convolution, "weight", filters);
        var factors = Factors();
        var length = filters.Length / factors.Length;
        for (var channel = 0; channel < factors.Length; channel++)
            Scale(filters.Slice(channel * length, length), factors[channel]);
    }

    /// <summary>Computes the bias.</summary>
    /// <param name="bias">Receives it.</param>
    public void WriteBias(Span<float> bias)
    {
        parameters.Read(norm, "bias", bias);
        var (factors, means) = (Factors(), parameters.ReadNumbers(norm, "running_mean"));
        for (var channel = 0; channel < bias.Length; channel++)
            bias[channel] = (float)(bias[channel] - (means[channel] * factors[channel]));
    }

    private double[] Factors()
    {
        var (scales, variances) = (parameters.ReadNumbers(norm, "weight"), parameters.ReadNumbers(norm, "running_var"));
        var epsilon = ((BatchNorm)norm.Operation).Constants.Epsilon;
        return [.. scales.Zip(variances, (scale, variance) => scale / Math.Sqrt(variance + epsilon))];
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
