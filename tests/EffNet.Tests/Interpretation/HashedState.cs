using EffNet.Networks;
using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>
/// Hashed weights with He's variance 2 / fan-in, where the fan-in of a depthwise filter is k * k. Weights and biases of batch norms
/// differ from 1 and 0. Running statistics are those of a new network.
/// </summary>
internal static class HashedState
{
    /// <summary>Returns every entry of the state, in the order of torchvision.</summary>
    public static Dictionary<string, Tensor> Of(Network network)
    {
        var state = new Dictionary<string, Tensor>();
        foreach (var node in network.Nodes)
            Add(state, node.Key(), node.Operation);

        return state;
    }

    private static void Add(Dictionary<string, Tensor> state, string path, Operation operation)
    {
        switch (operation)
        {
            case Convolution c:
                AddWeight(state, path, c.OutputChannels, c.InputChannels / c.Groups, c.Kernel.Height, c.Kernel.Width);
                if (c.Bias)
                    AddBias(state, path, c.OutputChannels);
                break;
            case Linear l:
                AddWeight(state, path, l.OutputFeatures, l.InputFeatures);
                AddBias(state, path, l.OutputFeatures);
                break;
            case BatchNorm n:
                Set(state, path + ".weight", HashedNumbers.Draw(path + ".weight", number => (1 + (number / 4)) * Gain(path), n.Channels));
                AddBias(state, path, n.Channels);
                Set(state, path + ".running_mean", zeros(n.Channels));
                Set(state, path + ".running_var", ones(n.Channels));
                state.Add(path + ".num_batches_tracked", tensor(0L));
                break;
        }
    }

    /// <summary>
    /// The weights of the last norm of a ResNet bottleneck (bn3) are divided by 4. Otherwise, dozens of bottlenecks whose branches are as large as their inputs
    /// amplify rounding a hundredfold. tests/reference/calibrated_networks.py has the same rule.
    /// </summary>
    private static double Gain(string path) => path.EndsWith(".bn3", StringComparison.Ordinal) ? 0.25 : 1;

    private static void AddWeight(Dictionary<string, Tensor> state, string path, params long[] shape)
    {
        var fanIn = shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        var bound = Math.Sqrt(6.0 / fanIn);
        Set(state, path + ".weight", HashedNumbers.Draw(path + ".weight", number => number * bound, shape));
    }

    private static void AddBias(Dictionary<string, Tensor> state, string path, long count) =>
        Set(state, path + ".bias", HashedNumbers.Draw(path + ".bias", number => number / 4, count));

    private static void Set(Dictionary<string, Tensor> state, string name, Tensor values) => state.Add(name, values.to(ScalarType.Float32));
}
