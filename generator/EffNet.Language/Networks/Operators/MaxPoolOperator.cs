using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;

namespace EffNet.Language.Networks.Operators;

/// <summary>The operator <c>max_pool</c>: the maximum of every window, as after ResNet's stem.</summary>
public sealed class MaxPoolOperator : StageOperator
{
    /// <inheritdoc/>
    public override string Name => "max_pool";

    /// <inheritdoc/>
    public override string Summary => "The largest of every window, as behind ResNet's stem; borders never win.";

    /// <inheritdoc/>
    public override bool IsPooling => true;

    /// <inheritdoc/>
    public override ImmutableArray<Parameter> Parameters { get; } = ImmutableArray.Create<Parameter>(StageParameters.Window, StageParameters.Stride, StageParameters.At);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => FormattableString.Invariant($"MaxPool{stage.Get(StageParameters.Kernel)}x{stage.Get(StageParameters.Kernel)}");

    /// <inheritdoc/>
    public override ArgumentConflict? FindConflict(StageDefinition stage, int input, int output) => PoolRules.FindConflict(stage);

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage) =>
        stage.AddPool((block, path) => block.MaxPool(block.Input, path, stage.Get(StageParameters.Kernel), stage.Get(StageParameters.Stride)));
}
