using System.Collections.Concurrent;
using EffNet.Networks;
using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>
/// Weights and running statistics with which every layer affects the result. The output of a newly initialized EfficientNet hardly depends on its
/// input, so equal outputs would prove nothing. tests/reference/calibrated_networks.py performs the same steps.
/// </summary>
internal static class CalibratedState
{
    private static readonly ConcurrentDictionary<Network, Dictionary<string, Tensor>> s_known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Returns the state of <paramref name="network"/> in float32. The tensors are shared: copy them before you change them.</summary>
    public static IReadOnlyDictionary<string, Tensor> Of(Network network) =>
        s_known.GetOrAdd(network, _ => Compute(network).ToDictionary(entry => entry.Key, entry => entry.Value.DetachFromDisposeScope()));

    /// <summary>Computes a state that belongs to the caller. States of large networks are not kept, because they would fill the memory.</summary>
    public static Dictionary<string, Tensor> Compute(Network network)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var state = HashedState.Of(network);
        var interpreter = new Interpreter(network, state, training: true);
        interpreter.Run(HashedNumbers.Draw("calibration", 4, network.Input.Channels, 128, 128));
        foreach (var (path, statistics) in interpreter.Statistics)
            Set(state, path, statistics);
        return state.ToDictionary(entry => entry.Key, entry => entry.Value.MoveToOuterDisposeScope());
    }

    /// <summary>Returns the statistics of one batch, changed slightly and increased on average. Without this change, deep networks amplify rounding to noise.</summary>
    private static void Set(Dictionary<string, Tensor> state, string path, BatchStatistics statistics)
    {
        var (mean, variance) = (path + ".running_mean", path + ".running_var");
        var shift = HashedNumbers.Draw(mean, number => number / 10, statistics.Mean.shape) * statistics.Variance.sqrt();
        var scale = HashedNumbers.Draw(variance, number => 1.05 + (number / 10), statistics.Variance.shape);
        state[mean] = statistics.Mean.Plus(shift).to(ScalarType.Float32);
        state[variance] = (statistics.Variance * scale).to(ScalarType.Float32);
    }
}
