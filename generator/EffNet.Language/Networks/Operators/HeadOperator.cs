using System.Collections.Immutable;
using EffNet.Language.Diagnostics;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// <c>head</c>: the last row of Table 1, "Conv1x1 &amp; Pooling &amp; FC". Its convolution is one module, pooling, dropout and linear layer
/// another, as in torchvision, so that the classifier can be left out or replaced. Without <c>channels</c> it pools what it gets, as in ResNet.
/// </summary>
public sealed class HeadOperator : StageOperator
{
    /// <summary>The C# name of the module that pools and classifies.</summary>
    public const string Classifier = "Classifier";

    private static readonly ArgumentRule s_channels = ArgumentRule.Channels with
    {
        Required = false,
        Example = "1280",
        Meaning = "channels of the convolution 1x1 before the pooling; no convolution if left out",
    };

    /// <inheritdoc/>
    public override string Name => "head";

    /// <inheritdoc/>
    public override string Summary => "Convolution 1x1 with batch norm and activation, pooling, dropout, linear layer; the last stage, and there is one.";

    /// <inheritdoc/>
    public override bool IsHead => true;

    /// <inheritdoc/>
    public override ImmutableArray<ArgumentRule> Arguments { get; } = ImmutableArray.Create<ArgumentRule>(
    [
        s_channels,
        new ArgumentRule("pool", "the word 'average'", _ => true, "average", Words: "average") { Meaning = "average: the mean over all positions" },
        ArgumentRule.Activation,
        ArgumentRule.FixedWidth,
        ArgumentRule.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => stage.Find(s_channels.Name) is null ? "Pooling & FC" : "Conv1x1 & Pooling & FC";

    /// <inheritdoc/>
    public override ArgumentConflict? FindConflict(StageDefinition stage, int input, int output)
    {
        var useless = stage.Find(s_channels.Name) is null
            ? stage.FindArgument(ArgumentRule.Activation.Name) ?? stage.FindArgument(ArgumentRule.Fixed.Name)
            : null;
        return useless is null ? null : WordDiagnostics.WithoutConvolution(useless.Name);
    }

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage)
    {
        if (stage.Find(s_channels.Name) is not null)
            stage.AddConvolution(kernel: 1, stride: 1);
        stage.AddClassifier();
    }
}
