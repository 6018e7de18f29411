using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.PyTorch.Weights;

/// <summary>
/// A batch norm in evaluation as a factor and a summand per channel, in double precision: <c>y = x * weight / sqrt(running_var + eps) + (bias - running_mean * factor)</c>, by which the
/// filters and the bias of the convolution before it are replaced.
/// </summary>
/// <param name="Factors">The factors.</param>
/// <param name="Summands">The summands.</param>
internal sealed record FoldedNorm(double[] Factors, double[] Summands)
{
    /// <summary>Reads a batch norm.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="node">The batch norm.</param>
    /// <exception cref="WeightFileException">The file of the weights is corrupt.</exception>
    public static FoldedNorm Read(NetworkTensors tensors, Node node)
    {
        var norm = (BatchNorm)node.Operation;
        var (weight, bias, mean, variance) = (Numbers("weight"), Numbers("bias"), Numbers("running_mean"), Numbers("running_var"));
        var factors = new double[norm.Channels];
        var summands = new double[norm.Channels];
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] = weight[i] / Math.Sqrt(variance[i] + norm.Constants.Epsilon);
            summands[i] = bias[i] - (mean[i] * factors[i]);
        }

        return new FoldedNorm(factors, summands);

        double[] Numbers(string name) => tensors.ReadNumbers(tensors.Find(node, norm.State.First(t => t.Name == name)));
    }
}
