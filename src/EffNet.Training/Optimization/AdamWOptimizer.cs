using TorchSharp;

namespace EffNet.Training;

/// <summary>Implements AdamW as PyTorch does, see <see cref="AdamWOptions"/>.</summary>
/// <param name="groups">The groups of parameters.</param>
/// <param name="options">The options.</param>
internal sealed class AdamWOptimizer(IReadOnlyList<ParameterGroup> groups, AdamWOptions options) : ParameterOptimizer(groups, ("exp_avg", 0), ("exp_avg_sq", 0))
{
    /// <inheritdoc/>
    protected override void Update(IEnumerable<ParameterUpdate> updates, double rate, double weightDecay)
    {
        using var shrink = (1 - (rate * weightDecay)).ToScalar();
        using var kept1 = options.Beta1.ToScalar();
        using var added1 = (1 - options.Beta1).ToScalar();
        using var kept2 = options.Beta2.ToScalar();
        using var added2 = (1 - options.Beta2).ToScalar();
        using var correction = Math.Sqrt(1 - Math.Pow(options.Beta2, Steps)).ToScalar();
        using var epsilon = options.Epsilon.ToScalar();
        using var one = 1.ToScalar();
        using var scale = (-rate / (1 - Math.Pow(options.Beta1, Steps))).ToScalar();
        foreach (var (parameter, gradient, slots) in updates)
        {
            if (weightDecay > 0)
                parameter.mul_(shrink);
            slots[0].mul_(kept1).add_(gradient, added1);
            slots[1].mul_(kept2).addcmul_(gradient, gradient, added2);
            using var root = slots[1].sqrt().div_(correction).add_(epsilon, one);
            parameter.addcdiv_(slots[0], root, scale);
        }
    }
}
