using TorchSharp;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>
/// The exponential moving average of a network's weights, with which the paper evaluates. Each update moves the average towards the network by 1 - decay, where the decay of update n, from 1, is
/// at most (1 + n) / (10 + n), so that an early average forgets the fresh weights (<c>num_updates</c> of TensorFlow's <c>ExponentialMovingAverage</c>).
/// </summary>
/// <remarks>
/// As in the paper's code, the running statistics of batch norms are averaged like the parameters (<c>get_ema_vars</c> in <c>efficientnet/utils.py</c> of tensorflow/tpu). The count of batches of a
/// batch norm is a whole number and stays the network's.
/// </remarks>
internal sealed class WeightAverage : IStateful, IDisposable
{
    private const string UpdateCount = "updates";

    private readonly double _decay;
    private readonly List<(Tensor Weight, Tensor Average)> _pairs = [];
    private readonly List<List<(Tensor Weight, Tensor Average)>> _byType;
    private readonly Dictionary<string, Tensor> _averages = new(StringComparer.Ordinal);
    private bool _isSwapped;

    /// <summary>Initializes a new instance of the class. The average starts at the weights.</summary>
    /// <param name="network">The network. It must not be moved or converted afterwards.</param>
    /// <param name="decay">The largest decay, from 0 (included) to 1 (excluded).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is outside that range.</exception>
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

    /// <summary>Gets the updates made so far.</summary>
    public long Updates { get; private set; }

    /// <summary>Gets the averages, under the names of the weights, and the count <c>updates</c>.</summary>
    /// <exception cref="InvalidOperationException">The averages are swapped in.</exception>
    public TrainingState State
    {
        get
        {
            CheckNotSwapped();
            return new(_averages, new Dictionary<string, long> { [UpdateCount] = Updates });
        }
    }

    /// <summary>Moves the averages towards the weights; call it after each step of the optimizer.</summary>
    /// <exception cref="InvalidOperationException">The averages are swapped in.</exception>
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

    /// <summary>Puts the averages into the network, until the result is disposed. Nothing is copied: weights and averages swap their memory, so the weights are the same bits afterwards.</summary>
    /// <returns>An object that swaps them back; dispose it before the next step.</returns>
    /// <exception cref="InvalidOperationException">The averages are already swapped in.</exception>
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

    /// <summary>Disposes the averages; if they are in the network, its own weights return first.</summary>
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
            throw new InvalidOperationException("The averaged weights are in the network. Swap them back first: dispose what SwapIn returned.");
    }

    private void Swap()
    {
        using var withoutGradients = no_grad();
        foreach (var (weight, average) in _pairs)
        {
            // Not alias(), which is the same tensor under a second handle and would follow the next line.
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
