using TorchSharp.Modules;

namespace EffNet.Training;

/// <summary>Groups the parameters of a network by learning rate and weight decay.</summary>
internal static class ParameterGroups
{
    /// <summary>
    /// Returns the groups in the order of their first parameters. Parameters that do not require gradients, such as those of frozen stages, are left out.
    /// </summary>
    /// <param name="network">The network to be trained.</param>
    /// <param name="options">The optimizer with its weight decay.</param>
    /// <param name="rates">The factors on the learning rate.</param>
    /// <exception cref="ArgumentException">The rates have a factor for a stage that is not in the network.</exception>
    /// <exception cref="InvalidOperationException">All parameters are frozen.</exception>
    public static IReadOnlyList<ParameterGroup> Of(UnrolledNetwork network, OptimizerOptions options, LayerRates rates)
    {
        var factors = rates.FactorsOf(network);
        var norms = NormParameters(network);
        var groups = network.named_parameters()
            .Where(named => named.parameter.requires_grad)
            .GroupBy(
                named => (Factor: factors[named.parameter.Handle], Decay: IsDecayed(named.parameter, norms, options.DecayScope) ? options.WeightDecay : 0),
                named => new NamedParameter(named.name, named.parameter))
            .Select(group => new ParameterGroup(group.Key.Factor, group.Key.Decay, [.. group]))
            .ToList();
        return groups.Count > 0
            ? groups
            : throw new InvalidOperationException($"{network.Declaration.TypeName} has no parameter to train, because all are frozen. Call Unfreeze, or freeze fewer stages.");
    }

    private static HashSet<IntPtr> NormParameters(UnrolledNetwork network) =>
        [.. network.modules().OfType<NormBase>().SelectMany(norm => norm.parameters()).Select(parameter => parameter.Handle)];

    private static bool IsDecayed(Parameter parameter, HashSet<IntPtr> norms, WeightDecayScope scope) =>
        scope == WeightDecayScope.WeightsOnly ? parameter.ndim > 1 : !norms.Contains(parameter.Handle);
}
