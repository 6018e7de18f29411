using System.Collections.Immutable;

namespace EffNet.Language.Networks.Operators;

/// <summary>
/// <c>head</c>: the last row of Table 1, "Conv1x1 &amp; Pooling &amp; FC". Its convolution is one module, pooling, dropout and linear layer
/// another, as in torchvision, so that the classifier can be left out or replaced.
/// </summary>
public sealed class HeadOperator : StageOperator
{
    /// <summary>The C# name of the module that pools and classifies.</summary>
    public const string Classifier = "Classifier";

    /// <inheritdoc/>
    public override string Name => "head";

    /// <inheritdoc/>
    public override bool IsHead => true;

    /// <inheritdoc/>
    public override ImmutableArray<ArgumentRule> Arguments { get; } =
    [
        ArgumentRule.Channels,
        new ArgumentRule("pool", "the word 'average'", _ => true, "average", Words: "average"),
        ArgumentRule.At,
    ];

    /// <inheritdoc/>
    public override string Describe(StageDefinition stage) => "Conv1x1 & Pooling & FC";

    /// <inheritdoc/>
    internal override void Build(StageBuilder stage)
    {
        var convolution = stage.BeginBlock(stage.Member, stage.Path, standsAlone: true);
        convolution.ConvNorm(string.Empty, string.Empty, stage.Channels, kernel: 1);
        stage.End(convolution);

        var classifier = stage.BeginBlock(Classifier, "classifier", standsAlone: true);
        classifier.Classify(stage.Dropout, stage.Classes);
        stage.End(classifier);
    }
}
