using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>
/// Estimates the running statistics of batch norms again after weights are averaged, because the statistics of averaged weights are not the average of the statistics (Izmailov et
/// al., "Averaging Weights Leads to Wider Optima", 2018, section 3.2). As in PyTorch's <c>update_bn</c> with <c>momentum=None</c>, the estimates are the batch means and the
/// unbiased batch variances, averaged over all batches. Unlike <c>update_bn</c>, dropout and stochastic depth are off.
/// </summary>
internal static class NormStatistics
{
    /// <summary>
    /// Estimates the statistics. The statistics of batch norms in frozen stages do not change. If the network is in training mode, the statistics of batch norms in evaluation mode
    /// do not change either.
    /// </summary>
    /// <param name="network">The network. The modes of its modules are restored afterwards.</param>
    /// <param name="batches">The batches of images (N, C, H, W), prepared as for training. The caller owns them. The result depends on their order.</param>
    /// <exception cref="ArgumentException">There are no batches, or a batch does not match the network. The statistics do not change.</exception>
    /// <exception cref="InvalidOperationException">The network has folded norms, see <see cref="UnrolledNetwork.FoldedNorms"/>.</exception>
    public static void Estimate(UnrolledNetwork network, IEnumerable<Tensor> batches)
    {
        if (network.FoldedNorms.Count > 0)
            throw new InvalidOperationException($"The batch norms of {network.Declaration.TypeName} are folded into convolutions. Call EstimateNorms first.");
        using var withoutGradients = no_grad();
        using var scope = NewDisposeScope();
        var trained = network.training ? TrainedNorms(network) : null;
        var modes = ModuleModes.Evaluate(network);
        var norms = (trained ?? NormsToTrain(network)).ConvertAll(norm => new EstimatedNorm(norm));
        var count = 0L;
        try
        {
            norms.ForEach(norm => norm.Begin());
            foreach (var batch in batches)
            {
                network.call(batch).Dispose();
                norms.ForEach(norm => norm.Add());
                count++;
            }
        }
        finally
        {
            norms.ForEach(norm => norm.End());
            modes.Restore();
        }

        if (count == 0)
            throw new ArgumentException("There are no batches from which to estimate the statistics of batch norms; expected at least 1.", nameof(batches));
        norms.ForEach(norm => norm.Write(count));
    }

    /// <summary>Finds the batch norms whose statistics training would change, for a network in evaluation mode.</summary>
    private static List<BatchNorm> NormsToTrain(UnrolledNetwork network)
    {
        network.train();
        var norms = TrainedNorms(network);
        network.eval();
        return norms;
    }

    private static List<BatchNorm> TrainedNorms(UnrolledNetwork network) =>
        [.. network.modules().OfType<BatchNorm>().Where(norm => norm is { training: true, running_mean: not null, running_var: not null })];

    /// <summary>Estimates the statistics of one batch norm. Its momentum is 1 while batches are evaluated, so that its running statistics are those of the last batch.</summary>
    private sealed class EstimatedNorm(BatchNorm norm)
    {
        private readonly Tensor _mean = norm.running_mean!.clone();
        private readonly Tensor _variance = norm.running_var!.clone();
        private readonly Tensor? _batches = norm.num_batches_tracked?.clone();
        private readonly Tensor _means = zeros_like(norm.running_mean, ScalarType.Float64);
        private readonly Tensor _variances = zeros_like(norm.running_var, ScalarType.Float64);
        private readonly double? _momentum = norm.momentum;

        public void Begin()
        {
            norm.reset_running_stats();
            norm.momentum = 1;
            norm.train();
        }

        public void Add()
        {
            using var one = 1.ToScalar();
            _means.add_(norm.running_mean!, one);
            _variances.add_(norm.running_var!, one);
        }

        /// <summary>Restores the momentum and the statistics.</summary>
        public void End()
        {
            norm.momentum = _momentum;
            norm.running_mean!.copy_(_mean);
            norm.running_var!.copy_(_variance);
            if (_batches is not null)
                norm.num_batches_tracked!.copy_(_batches);
        }

        public void Write(long count)
        {
            using var divisor = ((double)count).ToScalar();
            using var batches = count.ToScalar();
            norm.running_mean!.copy_(_means.div_(divisor));
            norm.running_var!.copy_(_variances.div_(divisor));
            norm.num_batches_tracked?.fill_(batches);
        }
    }
}
