using TorchSharp;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>
/// Computes the exponential moving average of the weights of a network. The paper evaluates with this average. An update multiplies the difference between average and weights by
/// the decay. The decay of update n (n starts at 1) is at most (1 + n) / (10 + n), so that the influence of the initial weights decreases quickly (<c>num_updates</c> of
/// TensorFlow's <c>ExponentialMovingAverage</c>).
/// </summary>
/// <remarks>
/// As in the paper's code, the running statistics of batch norms are averaged like the parameters (<c>get_ema_vars</c> in <c>efficientnet/utils.py</c> of tensorflow/tpu). The
/// number of batches of a batch norm is a whole number and is not averaged.
/// </remarks>
internal sealed class WeightAverage : IStateful, IDisposable
{
    private const string UpdateCount = "updates";

    private readonly double _decay;
    private readonly List<(Tensor Weight, Tensor Average)> _pairs = [];
    private readonly List<List<(Tensor Weight, Tensor Average)>> _byType;
    private readonly Dictionary<string, Tensor> _averages = new(StringComparer.Ordinal);
    private bool _isSwapped;

    /// <summary>Initializes a new instance of the class. The average starts with the current weights.</summary>
    /// <param name="network">The network. Do not move it to another device or convert it afterwards.</param>
    /// <param name="decay">The largest decay, from 0 (included) to 1 (excluded).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is outside this range.</exception>
    public WeightAverage(nn.Module network, double decay)
    {
        _decay = NumberCheck.BelowOne(decay, nameof(decay));
        foreach (var (name, weight) in network.state_dict().Where(entry => entry.Value.is_floating_point()))
        {
            using var detached = weight.detach();
            var average = detached.clone().DetachFromDisposeScope();
            _averages.Add(name, average);
            _pairs.Add((weight, average));
        }

        _byType = [.. _pairs.GroupBy(pair => (pair.Average.dtype, pair.Average.device_type, pair.Average.device_index)).Select(pairs => pairs.ToList())];
    }

    /// <summary>Gets the number of updates so far.</summary>
    public long Updates { get; private set; }

    /// <summary>Gets the state: the averages, under the names of the weights, and the count <c>updates</c>.</summary>
    /// <exception cref="InvalidOperationException">The network uses the averages.</exception>
    public TrainingState State
    {
        get
        {
            CheckNotSwapped();
            return new(_averages, new Dictionary<string, long> { [UpdateCount] = Updates });
        }
    }

    /// <summary>Updates the averages with the current weights. Call the method after each step of the optimizer.</summary>
    /// <exception cref="InvalidOperationException">The network uses the averages.</exception>
    public void Update()
    {
        CheckNotSwapped();
        Updates++;
        var share = 1 - Math.Min(_decay, (1.0 + Updates) / (10.0 + Updates));
        using var withoutGradients = no_grad();
        using var value = share.ToScalar();
        foreach (var pairs in _byType)
        {
            using var amount = full([], value, pairs[0].Average.dtype, pairs[0].Average.device);
            foreach (var (weight, average) in pairs)
                average.lerp_(weight, amount);
        }
    }

    /// <summary>
    /// Uses the averages in the network until the result is disposed. Weights and averages swap their memory, so nothing is copied or rounded.
    /// </summary>
    /// <returns>An object that swaps weights and averages back. Dispose it before the next step.</returns>
    /// <exception cref="InvalidOperationException">The network already uses the averages.</exception>
    public IDisposable SwapIn()
    {
        CheckNotSwapped();
        Swap();
        return new SwappedAverage(this);
    }

    /// <inheritdoc/>
    public void Restore(TrainingState state)
    {
        state.CopyTensorsTo(State, "weight average");
        Updates = state.Counts[UpdateCount];
    }

    /// <summary>Disposes the averages. If the network uses them, they are swapped back first.</summary>
    public void Dispose()
    {
        if (_isSwapped)
            Swap();
        foreach (var average in _averages.Values)
            average.Dispose();
    }

    private void CheckNotSwapped()
    {
        if (_isSwapped)
            throw new InvalidOperationException($"The network uses the averaged weights. Dispose the result of {nameof(SwapIn)} first.");
    }

    private void Swap()
    {
        using var withoutGradients = no_grad();
        foreach (var (weight, average) in _pairs)
        {
            // alias() would return another handle of the same tensor, whose memory the next line replaces.
            using var kept = average.detach();
            average.set_(weight);
            weight.set_(kept);
        }

        _isSwapped = !_isSwapped;
    }

    /// <summary>Swaps the averages back.</summary>
    private sealed class SwappedAverage(WeightAverage average) : IDisposable
    {
        private bool _isDisposed;

        public void Dispose()
        {
            if (!_isDisposed && average._isSwapped)
                average.Swap();
            _isDisposed = true;
        }
    }
}
