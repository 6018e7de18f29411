using TorchSharp;

namespace EffNet.Training;

/// <summary>TensorFlow's RMSProp (<c>ApplyRMSProp</c> of its <c>training_ops</c>), see <see cref="RmsPropOptions"/>.</summary>
/// <param name="groups">The parameters.</param>
/// <param name="options">The numbers.</param>
internal sealed class RmsPropOptimizer(IReadOnlyList<ParameterGroup> groups, RmsPropOptions options) : ParameterOptimizer(groups, ("square_avg", 1), ("momentum_buffer", 0))
{
    /// <inheritdoc/>
    protected override void Update(IEnumerable<ParameterUpdate> updates, double rate, double weightDecay)
    {
        using Scalar coupled = weightDecay;
        using Scalar kept = options.Decay;
        using Scalar added = 1 - options.Decay;
        using Scalar epsilon = options.Epsilon;
        using Scalar one = 1;
        using Scalar momentum = options.Momentum;
        using Scalar scale = rate;
        foreach (var (parameter, gradient, slots) in updates)
        {
            if (weightDecay > 0)
                gradient.add_(parameter, coupled);
            slots[0].mul_(kept).addcmul_(gradient, gradient, added);
            using var root = slots[0].add(epsilon, one).sqrt_();
            slots[1].mul_(momentum).addcdiv_(gradient, root, scale);
            parameter.sub_(slots[1]);
        }
    }
}
