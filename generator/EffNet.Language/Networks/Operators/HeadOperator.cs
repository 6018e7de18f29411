using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Parameters;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// The operator <c>head</c>: the last row of Table 1, "Conv1x1 &amp; Pooling &amp; FC". As in torchvision, the convolution is one module, and pooling, dropout
/// and linear layer are another module, so that the classifier can be omitted or replaced. Without <c>channels</c>, the head has no convolution, as in ResNet.
/// </summary>
public sealed class HeadOperator : StageOperator
{
    /// <summary>The C# name of the module that pools and classifies.</summary>
    public const string Classifier = "Classifier";

    private static readonly NumberParameter<int> s_channels = StageParameters.Channels with
    {
        IsRequired = false,
        Example = "1280",
        Meaning = "channels of the convolution 1x1 before the pooling; by default, no convolution",
    };

    private static readonly WordParameter<HeadPooling> s_pool = new("pool", "average", ImmutableArray.Create<Choice<HeadPooling>>([new("average", HeadPooling.Average)]))
    {
        Meaning = "average: the mean over all positions",
    };

    /// <inheritdoc/>
    public override string Name => "head";

    /// <inheritdoc/>
    public override string Summary => "Convolution 1x1 with batch norm and activation, pooling, dropout, linear layer. Every family has exactly one head, as its last stage.";

    /// <inheritdoc/>
    public override bool IsHead => true;

    /// <inheritdoc/>
    public override ImmutableArray<Parameter> Parameters { get; } = ImmutableArray.Create<Parameter>(
    [
        s_channels,
        s_pool,
        StageParameters.Activation,
        StageParameters.FixedWidth,
        StageParameters.At,
    ]);

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => !stage.Has(s_channels) ? "Pooling & FC" : "Conv1x1 & Pooling & FC";

    /// <inheritdoc/>
    public override ArgumentConflict? FindConflict(StageDefinition stage, int input, int output)
    {
        if (stage.Has(s_channels))
            return null;
        Parameter[] ofConvolution = [StageParameters.Activation, StageParameters.FixedWidth];
        return ofConvolution.FirstOrDefault(stage.Has) is { } useless ? WordDiagnostics.WithoutConvolution(useless.Name) : null;
    }

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage)
    {
        if (stage.Has(s_channels))
            stage.AddConvolution(kernel: 1, stride: 1);
        stage.AddClassifier();
    }
}
