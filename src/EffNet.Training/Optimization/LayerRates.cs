using System.Globalization;

namespace EffNet.Training;

/// <summary>
/// Factors on the learning rate, one for each stage of a network: pretrained stages close to the image need smaller steps than a new classifier. Instances do not change.
/// </summary>
/// <example><code>var rates = LayerRates.Decay(0.8).With(model.Stage1, 0.01);</code></example>
public sealed class LayerRates
{
    private readonly double _backbone;
    private readonly double _decay;
    private readonly Dictionary<UnrolledModule, double> _stages;

    private LayerRates(double backbone, double decay, Dictionary<UnrolledModule, double> stages) => (_backbone, _decay, _stages) = (backbone, decay, stages);

    /// <summary>Gets the rates with a factor of 1 for all stages.</summary>
    public static LayerRates Uniform { get; } = new(1, 1, []);

    /// <summary>
    /// Returns rates that decrease geometrically with the distance from the last stage, which has the factor 1: <c>factor</c> to the power of the distance in stages. (timm's <c>layer_decay</c>,
    /// after Bao et al., "BEiT", 2021, counts blocks in the same way.)
    /// </summary>
    /// <param name="factor">The factor from one stage to the one before; greater than 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is outside that range.</exception>
    public static LayerRates Decay(double factor) => new(1, NumberCheck.PositiveShare(factor, nameof(factor)), []);

    /// <summary>Returns rates with one factor for all stages but the last, the classifier, which has the factor 1.</summary>
    /// <param name="factor">The factor; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not a finite number greater than 0.</exception>
    public static LayerRates Backbone(double factor) => new(NumberCheck.Positive(factor, nameof(factor)), 1, []);

    /// <summary>Returns these rates with another factor for one stage.</summary>
    /// <param name="stage">A stage of the network to be trained, for example <c>model.Stage5</c>.</param>
    /// <param name="factor">The factor; greater than 0. To not train a stage at all, freeze it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not a finite number greater than 0.</exception>
    public LayerRates With(UnrolledModule stage, double factor)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return new(_backbone, _decay, new(_stages) { [stage] = NumberCheck.Positive(factor, nameof(factor)) });
    }

    /// <summary>Returns the factors as text: trainings that resume compare it, and reports show it.</summary>
    public override string ToString()
    {
        var stages = _stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Key.GetName()} {stage.Value}")).Order(StringComparer.Ordinal);
        return string.Join(", ", stages.Prepend(string.Create(CultureInfo.InvariantCulture, $"backbone {_backbone}, decay {_decay}")));
    }

    /// <summary>Returns the factor of each parameter, by its handle. Parameters outside of stages, which user code attached, have the factor of a stage at their place.</summary>
    /// <param name="network">The network to be trained.</param>
    /// <exception cref="ArgumentException">A stage that was given is not a stage of the network.</exception>
    internal Dictionary<IntPtr, double> FactorsOf(UnrolledNetwork network)
    {
        if (_stages.Keys.FirstOrDefault(stage => !network.Parts.Contains(stage)) is { } foreign)
        {
            throw new ArgumentException(
                $"LayerRates has a factor for '{foreign.GetName()}', which is not a stage of this {network.Declaration.TypeName}. Give stages of the network that is trained, not blocks.");
        }

        var parts = network.Parts.Where(part => part.parameters().Any()).ToList();
        var factors = new Dictionary<IntPtr, double>();
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var parameter in parts[i].parameters())
                factors[parameter.Handle] = parts[i] is UnrolledModule stage && _stages.TryGetValue(stage, out var stated) ? stated : FactorAt(parts.Count - 1 - i);
        }

        return factors;
    }

    private double FactorAt(int distance) => distance == 0 ? 1 : _backbone * Math.Pow(_decay, distance);
}
