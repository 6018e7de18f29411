using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// The operator <c>avg_pool</c>: the mean of every window. Positions outside the image are not part of the mean, as in TensorFlow and in timm's ResNet-D.
/// </summary>
public sealed class AveragePoolOperator : StageOperator
{
    /// <inheritdoc/>
    public override string Name => "avg_pool";

    /// <inheritdoc/>
    public override string Summary => "The mean of every window; positions outside the image do not count.";

    /// <inheritdoc/>
    public override bool IsPooling => true;

    /// <inheritdoc/>
    public override ImmutableArray<Parameter> Parameters { get; } = ImmutableArray.Create<Parameter>(StageParameters.Window, StageParameters.Stride, StageParameters.At);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => FormattableString.Invariant($"AvgPool{stage.Get(StageParameters.Kernel)}x{stage.Get(StageParameters.Kernel)}");

    /// <inheritdoc/>
    public override ArgumentConflict? FindConflict(StageDefinition stage, int input, int output) => PoolRules.FindConflict(stage);

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage) =>
        stage.AddPool((block, path) => block.AveragePool(block.Input, path, stage.Get(StageParameters.Kernel), stage.Get(StageParameters.Stride)));
}
