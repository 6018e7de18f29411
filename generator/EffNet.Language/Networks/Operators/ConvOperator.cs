using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;

namespace EffNet.Language.Networks.Operators;

/// <summary>The operator <c>conv</c>: one convolution with batch norm and activation, such as the stem.</summary>
public sealed class ConvOperator : StageOperator
{
    /// <inheritdoc/>
    public override string Name => "conv";

    /// <inheritdoc/>
    public override string Summary => "One convolution with batch norm and activation, for example the stem.";

    /// <inheritdoc/>
    public override ImmutableArray<Parameter> Parameters { get; } = ImmutableArray.Create<Parameter>(
    [
        StageParameters.Kernel, StageParameters.Stride, StageParameters.Channels, StageParameters.Groups, StageParameters.Activation, StageParameters.FixedWidth,
        StageParameters.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => FormattableString.Invariant($"Conv{stage.Get(StageParameters.Kernel)}x{stage.Get(StageParameters.Kernel)}");

    /// <inheritdoc/>
    public override ArgumentConflict? FindConflict(StageDefinition stage, int input, int output)
    {
        var groups = stage.Get(StageParameters.Groups);
        return input % groups == 0 && output % groups == 0
            ? null
            : ArchitectureDiagnostics.GroupsDoNotDivide(StageParameters.Groups.Name, groups, input, output);
    }

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage) =>
        stage.AddConvolution(stage.Get(StageParameters.Kernel), stage.Get(StageParameters.Stride), stage.Get(StageParameters.Groups));
}
