using System.Globalization;

namespace EffNet.Training;

/// <summary>
/// Specifies factors on the learning rate, one for each stage of a network. Pretrained stages near the input need smaller steps than a new classifier. Instances are immutable.
/// </summary>
/// <example><code>var rates = LayerRates.Decay(0.8).With(model.Stage1, 0.01);</code></example>
public sealed class LayerRates
{
    private readonly double _backbone;
    private readonly double _decay;
    private readonly Dictionary<UnrolledModule, double> _stages;

    private LayerRates(double backbone, double decay, Dictionary<UnrolledModule, double> stages) => (_backbone, _decay, _stages) = (backbone, decay, stages);

    /// <summary>Gets rates with a factor of 1 for all stages.</summary>
    public static LayerRates Uniform { get; } = new(1, 1, []);

    /// <summary>
    /// Returns rates that decrease geometrically with the distance from the last stage: the factor of a stage is <c>factor</c> to the power of this distance. The last stage has
    /// the factor 1. (timm's <c>layer_decay</c>, after Bao et al., "BEiT", 2021, does the same with blocks.)
    /// </summary>
    /// <param name="factor">The factor between a stage and the stage before it; greater than 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is outside this range.</exception>
    public static LayerRates Decay(double factor) => new(1, NumberCheck.PositiveShare(factor, nameof(factor)), []);

    /// <summary>Returns rates with one factor for all stages except the last, the classifier, which has the factor 1.</summary>
    /// <param name="factor">The factor; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not a finite number greater than 0.</exception>
    public static LayerRates Backbone(double factor) => new(NumberCheck.Positive(factor, nameof(factor)), 1, []);

    /// <summary>Returns these rates with another factor for one stage.</summary>
    /// <param name="stage">A stage of the network to be trained, for example <c>model.Stage5</c>.</param>
    /// <param name="factor">The factor; greater than 0. To exclude a stage from training, freeze it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not a finite number greater than 0.</exception>
    public LayerRates With(UnrolledModule stage, double factor)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return new(_backbone, _decay, new(_stages) { [stage] = NumberCheck.Positive(factor, nameof(factor)) });
    }

    /// <summary>Returns the factors as text. Resumed trainings compare the text, and reports contain it.</summary>
    public override string ToString()
    {
        var stages = _stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Key.GetName()} {stage.Value}")).Order(StringComparer.Ordinal);
        return string.Join(", ", stages.Prepend(string.Create(CultureInfo.InvariantCulture, $"backbone {_backbone}, decay {_decay}")));
    }

    /// <summary>
    /// Returns the factor of each parameter. The keys are the handles of the parameters. Modules that user code attached to the network count as stages.
    /// </summary>
    /// <param name="network">The network to be trained.</param>
    /// <exception cref="ArgumentException">A stage in <see cref="With"/> is not a stage of the network.</exception>
    internal Dictionary<IntPtr, double> FactorsOf(UnrolledNetwork network)
    {
        if (_stages.Keys.FirstOrDefault(stage => !network.Parts.Contains(stage)) is { } foreign)
        {
            throw new ArgumentException(
                $"{nameof(LayerRates)} has a factor for '{foreign.GetName()}', which is not a stage of this {network.Declaration.TypeName}. "
                + "Pass stages of the network to be trained, not blocks.");
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
