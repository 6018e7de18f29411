using TorchSharp;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Drops whole residual branches in training, each sample for itself (Huang et al., "Deep Networks with Stochastic Depth", 2016). Survivors are scaled by
/// 1 / (1 - rate), so that evaluation needs no correction. Equal to torchvision's <c>StochasticDepth(p, "row")</c>.
/// </summary>
public sealed class StochasticDepth : nn.Module<Tensor, Tensor>
{
    /// <summary>Makes a layer that drops at <paramref name="rate"/>.</summary>
    /// <param name="rate">Probability of being dropped, from 0 up to, but not including, 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is outside that range.</exception>
    public StochasticDepth(double rate)
        : base(nameof(StochasticDepth))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rate, 1);
        Rate = rate;
    }

    /// <summary>Probability of being dropped.</summary>
    public double Rate { get; }

    /// <summary>The branch with some samples zeroed in training; the branch itself in evaluation.</summary>
    /// <param name="input">A residual branch (N, …); it stays the caller's.</param>
    /// <returns>A tensor of its own with the input's shape.</returns>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!training || Rate == 0)
            return input.alias();

        var survival = 1 - Rate;
        var perSample = Enumerable.Repeat(1L, (int)input.ndim).ToArray();
        perSample[0] = input.shape[0];

        // A Scalar of our own: one that TorchSharp makes, the garbage collector may free while the call still reads it.
        using Scalar probability = survival;
        using var probabilities = full(perSample, probability, input.dtype, input.device);
        using var survivors = probabilities.bernoulli();
        using var scales = survivors.div(probability);
        return input.mul(scales);
    }

    /// <summary>Does nothing: there is nothing to register.</summary>
    protected override void RegisterComponents()
    {
    }
}
