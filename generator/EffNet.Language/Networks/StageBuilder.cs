using EffNet.Language.Networks.Operators;
using EffNet.Language.Parameters;
using EffNet.Networks;
using EffNet.Networks.Naming;

namespace EffNet.Language.Networks;

/// <summary>What an operator sees while it lays out one scaled stage.</summary>
internal sealed class StageBuilder
{
    private readonly GraphBuilder _graph;
    private readonly StageDefinition _definition;
    private readonly FamilyDefinition _family;
    private readonly VariantDefinition _variant;
    private readonly Func<double> _nextDropRate;
    private readonly StagePosition _position;
    private readonly CancellationToken _cancellation;

    public StageBuilder(
        GraphBuilder graph,
        StageDefinition definition,
        FamilyDefinition family,
        VariantDefinition variant,
        StagePosition position,
        Func<double> nextDropRate,
        CancellationToken cancellation)
    {
        (_graph, _cancellation) = (graph, cancellation);
        (_definition, _family, _variant, _position, _nextDropRate) = (definition, family, variant, position, nextDropRate);
        Channels = definition.ChannelsAt(variant.Scale.Width, family.Rounding, graph.Last.Shape.Channels);
        Layers = definition.LayersAt(variant.Scale.Depth, family.DepthRounding);
    }

    /// <summary>How the network's parts are called.</summary>
    public NamingScheme Naming => _family.Naming;

    /// <summary>The stage as the file states it.</summary>
    public StageDefinition Definition => _definition;

    /// <summary>Output channels, scaled and rounded.</summary>
    public int Channels { get; }

    /// <summary>Repeats, scaled and rounded.</summary>
    public int Layers { get; }

    /// <summary>The variant's dropout rate.</summary>
    public double Dropout => _variant.Dropout;

    /// <summary>Outputs of the classifier.</summary>
    public int Classes => _family.Classes;

    /// <summary><paramref name="channels"/>, scaled and rounded as this stage's are.</summary>
    public int Widen(int channels) => _definition.Widen(channels, _variant.Scale.Width, _family.Rounding);

    /// <inheritdoc cref="StageDefinition.Has"/>
    public bool Has(Parameter parameter) => _definition.Has(parameter);

    /// <inheritdoc cref="StageDefinition.Get"/>
    public T Get<T>(Parameter<T> parameter) => _definition.Get(parameter);

    /// <inheritdoc cref="StageDefinition.Find"/>
    public T? Find<T>(Parameter<T> parameter)
        where T : class => _definition.Find(parameter);

    /// <summary>Lays out a convolution that is a block by itself.</summary>
    public void AddConvolution(int kernel, int stride, int groups = 1) =>
        AddSingle(_definition.Member, Naming.Single(_position), block =>
            block.ConvNorm(block.Input, string.Empty, Naming.Convolution(_position), Channels, kernel, stride, groups));

    /// <summary>Lays out a pooling that is a block by itself; <paramref name="build"/> is told the name of its layer.</summary>
    public void AddPool(Action<BlockBuilder, string> build) =>
        AddSingle(_definition.Member, Naming.Single(_position), block => build(block, Naming.Pool(_position)));

    /// <summary>Lays out pooling and classifier.</summary>
    public void AddClassifier() => AddSingle(HeadOperator.Classifier, Naming.Classifier, block => block.Classify(block.Input, Dropout, Classes));

    /// <summary>Lays out the stage's repeats. Only the first one strides; each is told its stride and its rate of stochastic depth.</summary>
    public void Repeat(Action<BlockBuilder, int, double> build)
    {
        for (var i = 0; i < Layers; i++)
        {
            var (stride, rate) = (i == 0 ? _definition.Stride : 1, _nextDropRate());
            Add(FormattableString.Invariant($"Block{i + 1}"), Naming.Block(_position, i), standsAlone: false, block => build(block, stride, rate));
        }
    }

    public Stage Build() => _graph.EndStage(blocks => new Stage(
        _definition.Name,
        _definition.Member,
        _definition.Operator.Name,
        _definition.Operator.Describe(_definition),
        _definition.Operator.Repeats ? Naming.Stage(_position) : Naming.Single(_position),
        Channels,
        Layers,
        _definition.Stride,
        blocks));

    private void AddSingle(string name, string path, Action<BlockBuilder> build) => Add(name, path, standsAlone: true, build);

    private void Add(string name, string path, bool standsAlone, Action<BlockBuilder> build)
    {
        _cancellation.ThrowIfCancellationRequested();
        build(new BlockBuilder(_graph, path, Naming, Find(StageParameters.Activation) ?? _family.Activation, _variant));
        _graph.EndBlock(name, path, standsAlone);
    }
}
