using TorchSharp;

namespace EffNet.Training;

/// <summary>Implements stochastic gradient descent with momentum as PyTorch does, see <see cref="SgdOptions"/>.</summary>
/// <param name="groups">The groups of parameters.</param>
/// <param name="options">The options.</param>
internal sealed class SgdOptimizer(IReadOnlyList<ParameterGroup> groups, SgdOptions options) : ParameterOptimizer(groups, ("momentum_buffer", 0))
{
    /// <inheritdoc/>
    protected override void Update(IEnumerable<ParameterUpdate> updates, double rate, double weightDecay)
    {
        using var coupled = weightDecay.ToScalar();
        using var one = 1.ToScalar();
        using var momentum = options.Momentum.ToScalar();
        using var scale = (-rate).ToScalar();
        foreach (var (parameter, gradient, slots) in updates)
        {
            if (weightDecay > 0)
                gradient.add_(parameter, coupled);
            slots[0].mul_(momentum).add_(gradient, one);
            parameter.add_(options.Nesterov ? gradient.add_(slots[0], momentum) : slots[0], scale);
        }
    }
}
