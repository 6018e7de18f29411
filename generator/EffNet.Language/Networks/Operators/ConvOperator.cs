using System.Collections.Immutable;
using EffNet.Language.Diagnostics;

namespace EffNet.Language.Networks.Operators;

/// <summary><c>conv</c>: convolution, batch norm, activation; once. The stem.</summary>
public sealed class ConvOperator : StageOperator
{
    /// <inheritdoc/>
    public override string Name => "conv";

    /// <inheritdoc/>
    public override string Summary => "Convolution, batch norm, activation; once. The stem.";

    /// <inheritdoc/>
    public override ImmutableArray<ArgumentRule> Arguments { get; } = ImmutableArray.Create<ArgumentRule>(
    [
        ArgumentRule.Kernel, ArgumentRule.Stride, ArgumentRule.Channels, ArgumentRule.Groups, ArgumentRule.Activation, ArgumentRule.FixedWidth,
        ArgumentRule.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => FormattableString.Invariant($"Conv{stage.Get("kernel")}x{stage.Get("kernel")}");

    /// <inheritdoc/>
    public override ArgumentConflict? FindConflict(StageDefinition stage, int input, int output)
    {
        var groups = GroupsOf(stage);
        return input % groups == 0 && output % groups == 0
            ? null
            : ArchitectureDiagnostics.GroupsDoNotDivide(ArgumentRule.Groups.Name, groups, input, output);
    }

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage) => stage.AddConvolution(stage.Get("kernel"), stage.Get("stride"), GroupsOf(stage.Definition));

    private static int GroupsOf(StageDefinition stage) => (int)(stage.Find(ArgumentRule.Groups.Name) ?? 1);
}
