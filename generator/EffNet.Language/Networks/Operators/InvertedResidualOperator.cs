namespace EffNet.Language.Networks.Operators;

/// <summary>
/// What MBConv and its fused form have in common: a block that widens its input, projects back without activation, and adds its input wherever shapes agree
/// (MobileNetV2, Sandler et al., 2018).
/// </summary>
public abstract class InvertedResidualOperator : StageOperator
{
    /// <inheritdoc/>
    public override bool IsResidual => true;

    /// <inheritdoc/>
    public override double WidestLayer(StageDefinition stage, int input, int output, int repeats) =>
        Math.Max(output, stage.Get(StageParameters.Expand) * (double)(repeats > 1 ? Math.Max(input, output) : input));
}
