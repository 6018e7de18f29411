using TorchSharp;

namespace EffNet.Training;

/// <summary>Implements TensorFlow's RMSProp (<c>ApplyRMSProp</c> in its <c>training_ops</c>), see <see cref="RmsPropOptions"/>.</summary>
/// <param name="groups">The groups of parameters.</param>
/// <param name="options">The options.</param>
internal sealed class RmsPropOptimizer(IReadOnlyList<ParameterGroup> groups, RmsPropOptions options) : ParameterOptimizer(groups, ("square_avg", 1), ("momentum_buffer", 0))
{
    /// <inheritdoc/>
    protected override void Update(IEnumerable<ParameterUpdate> updates, double rate, double weightDecay)
    {
        using var coupled = weightDecay.ToScalar();
        using var kept = options.Decay.ToScalar();
        using var added = (1 - options.Decay).ToScalar();
        using var epsilon = options.Epsilon.ToScalar();
        using var one = 1.ToScalar();
        using var minusOne = (-1).ToScalar();
        using var momentum = options.Momentum.ToScalar();
        using var scale = rate.ToScalar();
        foreach (var (parameter, gradient, slots) in updates)
        {
            if (weightDecay > 0)
                gradient.add_(parameter, coupled);
            slots[0].mul_(kept).addcmul_(gradient, gradient, added);
            using var root = slots[0].add(epsilon, one).sqrt_();
            slots[1].mul_(momentum).addcdiv_(gradient, root, scale);
            parameter.add_(slots[1], minusOne);
        }
    }
}
