using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Estimates the running statistics of batch norms that were folded into convolutions. Weights and biases are adjusted so that the outputs in evaluation mode
/// do not change.
/// </summary>
internal static class NormEstimation
{
    /// <summary>Estimates the statistics.</summary>
    /// <param name="network">The network.</param>
    /// <param name="paths">The paths of the batch norms.</param>
    /// <param name="batches">Batches of images as in training.</param>
    /// <exception cref="ArgumentException">There are fewer than two values for each channel.</exception>
    public static void Run(UnrolledNetwork network, IReadOnlyList<string> paths, IEnumerable<Tensor> batches)
    {
        using var withoutGradients = no_grad();
        using var scope = NewDisposeScope();
        var modules = network.named_modules().ToDictionary(m => m.name, m => m.module, StringComparer.Ordinal);
        var norms = paths.Select(path => new ObservedNorm((BatchNorm2d)modules[path])).ToList();
        var modes = ModuleModes.Evaluate(network);
        try
        {
            foreach (var batch in batches)
                network.call(batch).Dispose();
        }
        finally
        {
            norms.ForEach(norm => norm.Stop());
            modes.Restore();
        }

        if (norms.Exists(norm => norm.Count < 2))
            throw new ArgumentException("The batches have fewer than two values for each channel, which is not enough for statistics. Pass batches of images.", nameof(batches));
        norms.ForEach(norm => norm.Adjust());
    }

    /// <summary>Collects the sums of the inputs of a batch norm.</summary>
    private sealed class ObservedNorm
    {
        private readonly BatchNorm2d _norm;
        private readonly Action _stop;
        private readonly Tensor _sum;
        private readonly Tensor _squares;
        private long _batches;

        public ObservedNorm(BatchNorm2d norm)
        {
            _norm = norm;
            _sum = zeros_like(norm.running_mean!, ScalarType.Float64);
            _squares = zeros_like(norm.running_mean!, ScalarType.Float64);
            var hook = norm.register_forward_pre_hook((_, input) =>
            {
                Observe(input);
                return input;
            });
            _stop = hook.remove;
        }

        /// <summary>Gets the number of values for each channel.</summary>
        public long Count { get; private set; }

        public void Stop() => _stop();

        /// <summary>
        /// Sets the statistics, and adjusts weight and bias so that weight / sqrt(variance + epsilon) and bias - mean * weight / sqrt(variance + epsilon) do
        /// not change.
        /// </summary>
        public void Adjust()
        {
            using var scope = NewDisposeScope();
            // If TorchSharp converts a number to a Scalar itself, the garbage collector may free it during the call.
            using var zero = 0.ToScalar();
            using var one = 1.ToScalar();
            using var minusOne = (-1).ToScalar();
            using var batches = _batches.ToScalar();
            using var epsilon = _norm.eps.ToScalar();
            var scale = _norm.weight!.to(ScalarType.Float64) / _norm.running_var!.to(ScalarType.Float64).add(epsilon, one).sqrt();
            var summand = _norm.bias!.to(ScalarType.Float64).addcmul(_norm.running_mean!.to(ScalarType.Float64), scale, minusOne);
            using var count = ((double)Count).ToScalar();
            using var unbiased = (Count / (Count - 1.0)).ToScalar();
            var mean = _sum.div(count);
            var variance = _squares.div(count).addcmul(mean, mean, minusOne).mul(unbiased).clamp_min(zero);
            _norm.weight.copy_(scale * variance.add(epsilon, one).sqrt());
            _norm.bias.copy_(summand.addcmul(mean, scale, one));
            _norm.running_mean.copy_(mean);
            _norm.running_var.copy_(variance);
            _norm.num_batches_tracked!.fill_(batches);
        }

        private void Observe(Tensor input)
        {
            using var scope = NewDisposeScope();
            var values = input.to(ScalarType.Float64);
            using var one = 1.ToScalar();
            _sum.add_(values.sum([0, 2, 3]), one);
            _squares.add_(values.square().sum([0, 2, 3]), one);
            Count += input.numel() / input.shape[1];
            _batches++;
        }
    }
}
