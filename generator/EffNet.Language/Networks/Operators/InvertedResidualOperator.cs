namespace EffNet.Language.Networks.Operators;

/// <summary>
/// The base class of MBConv and its fused form: a block that expands its input, projects without activation, and adds its input if the shapes are equal
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
