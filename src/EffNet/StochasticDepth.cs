using TorchSharp;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Drops residual branches at random in training mode, independently for each sample (Huang et al., "Deep Networks with Stochastic Depth", 2016). The remaining
/// branches are scaled by 1 / (1 - rate), so that evaluation needs no correction. Equivalent to torchvision's <c>StochasticDepth(p, "row")</c>.
/// </summary>
public sealed class StochasticDepth : nn.Module<Tensor, Tensor>
{
    /// <summary>Initializes a new instance of the <see cref="StochasticDepth"/> class.</summary>
    /// <param name="rate">The probability of dropping a branch, at least 0 and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is outside that range.</exception>
    public StochasticDepth(double rate)
        : base(nameof(StochasticDepth))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rate, 1);
        Rate = rate;
    }

    /// <summary>Gets the probability of dropping a branch.</summary>
    public double Rate { get; }

    /// <summary>Returns the branch, with dropped samples set to zero in training mode.</summary>
    /// <param name="input">The residual branch, of shape (N, …). It is not disposed.</param>
    /// <returns>A new tensor with the input's shape.</returns>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!training || Rate == 0)
            return input.alias();

        var survival = 1 - Rate;
        var perSample = Enumerable.Repeat(1L, (int)input.ndim).ToArray();
        perSample[0] = input.shape[0];

        // If TorchSharp creates the Scalar itself, the garbage collector may free it during the call.
        using var probability = survival.ToScalar();
        using var probabilities = full(perSample, probability, input.dtype, input.device);
        using var survivors = probabilities.bernoulli();
        using var scales = survivors.div(probability);
        return input.mul(scales);
    }

    /// <summary>Does nothing, because the layer has no components to register.</summary>
    protected override void RegisterComponents()
    {
    }
}
