using System.Numerics;
using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>
/// A batch norm in evaluation mode as one factor and one summand per channel, in double precision:
/// <c>y = x * weight / sqrt(running_var + eps) + (bias - running_mean * factor)</c>. Folding applies them to the filters and the bias of the preceding
/// convolution (Ioffe and Szegedy, 2015, section 3.1).
/// </summary>
/// <param name="Factors">The factor of each channel.</param>
/// <param name="Summands">The summand of each channel.</param>
internal sealed record FoldedNorm(double[] Factors, double[] Summands)
{
    /// <summary>Reads a batch norm.</summary>
    /// <param name="tensors">The tensors of the network.</param>
    /// <param name="node">The node of the batch norm.</param>
    /// <exception cref="ArgumentException">A variance is negative or NaN.</exception>
    /// <exception cref="WeightFileException">The weight file is corrupt.</exception>
    public static FoldedNorm Read(NetworkTensors tensors, Node node)
    {
        var norm = (BatchNorm)node.Operation;
        var (weight, bias, mean, variance) = (Numbers("weight"), Numbers("bias"), Numbers("running_mean"), Numbers("running_var"));
        var factors = new double[norm.Channels];
        var summands = new double[norm.Channels];
        for (var i = 0; i < factors.Length; i++)
        {
            if (!(variance[i] >= 0))
                throw NoVariance(node, i, variance[i]);
            factors[i] = weight[i] / Math.Sqrt(variance[i] + norm.Constants.Epsilon);
            summands[i] = bias[i] - (mean[i] * factors[i]);
        }

        return new FoldedNorm(factors, summands);

        double[] Numbers(string name) => tensors.ReadNumbers(tensors.Find(node, norm.State.First(t => t.Name == name)));
    }

    private static ArgumentException NoVariance(Node node, int channel, double value) => new(FormattableString.Invariant(
        $"'{DisplayName.Of(node.Path!)}.running_var' is {value} at channel {channel}; expected a variance of at least 0. The weights are damaged, or their training diverged."));

    /// <summary>Multiplies filters by the factors. Each product is rounded once.</summary>
    /// <param name="filters">The filters in single precision and in PyTorch's order.</param>
    public void Scale(Span<float> filters)
    {
        var length = filters.Length / Factors.Length;
        for (var channel = 0; channel < Factors.Length; channel++)
            Scale(filters.Slice(channel * length, length), Factors[channel]);
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
