using EffNet.Language.Networks.Operators;
using EffNet.Language.Parameters;
using EffNet.Networks;
using EffNet.Networks.Naming;

namespace EffNet.Language.Networks;

/// <summary>Builds one scaled stage. An operator calls its methods to add the blocks.</summary>
internal sealed class StageBuilder
{
    private readonly GraphBuilder _graph;
    private readonly StageDefinition _definition;
    private readonly FamilyDefinition _family;
    private readonly VariantDefinition _variant;
    private readonly Func<double> _nextDropRate;
    private readonly StagePosition _position;
    private readonly CancellationToken _cancellation;

    /// <summary>Initializes a new instance of the <see cref="StageBuilder"/> class.</summary>
    /// <param name="graph">The graph to which nodes are added.</param>
    /// <param name="definition">The stage.</param>
    /// <param name="family">The stage table.</param>
    /// <param name="variant">The settings of the network.</param>
    /// <param name="position">The position of the stage in the network, from which the names of modules are derived.</param>
    /// <param name="nextDropRate">Returns the rate of stochastic depth of the next block.</param>
    /// <param name="cancellation">Cancels the work.</param>
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

    /// <summary>Gets the naming scheme of the network.</summary>
    public NamingScheme Naming => _family.Naming;

    /// <summary>Gets the stage as the file states it.</summary>
    public StageDefinition Definition => _definition;

    /// <summary>Gets the output channels, scaled and rounded.</summary>
    public int Channels { get; }

    /// <summary>Gets the repeats, scaled and rounded.</summary>
    public int Layers { get; }

    /// <summary>Gets the rate of dropout before the classifier.</summary>
    public double Dropout => _variant.Dropout;

    /// <summary>Gets the number of outputs of the classifier.</summary>
    public int Classes => _family.Classes;

    /// <summary>Returns <paramref name="channels"/>, scaled and rounded like those of this stage.</summary>
    public int Widen(int channels) => _definition.Widen(channels, _variant.Scale.Width, _family.Rounding);

    /// <inheritdoc cref="StageDefinition.Has"/>
    public bool Has(Parameter parameter) => _definition.Has(parameter);

    /// <inheritdoc cref="StageDefinition.Get"/>
    public T Get<T>(Parameter<T> parameter) => _definition.Get(parameter);

    /// <inheritdoc cref="StageDefinition.Find"/>
    public T? Find<T>(Parameter<T> parameter)
        where T : class => _definition.Find(parameter);

    /// <summary>Builds a block that consists of a convolution, a batch norm and the stage's activation.</summary>
    public void AddConvolution(int kernel, int stride, int groups = 1) =>
        AddSingle(_definition.Member, Naming.Single(_position), block =>
            block.ConvNorm(block.Input, string.Empty, Naming.Convolution(_position), Channels, kernel, stride, groups));

    /// <summary>Builds a block that consists of a pooling.</summary>
    /// <param name="build">Builds the pooling. The second argument is the path of its layer.</param>
    public void AddPool(Action<BlockBuilder, string> build) =>
        AddSingle(_definition.Member, Naming.Single(_position), block => build(block, Naming.Pool(_position)));

    /// <summary>Builds the block with global average pooling, dropout and the linear layer.</summary>
    public void AddClassifier() => AddSingle(HeadOperator.Classifier, Naming.Classifier, block => block.Classify(block.Input, Dropout, Classes));

    /// <summary>Builds the repeats of the stage. Only the first one has the stage's stride.</summary>
    /// <param name="build">Builds one block from its stride and its rate of stochastic depth.</param>
    public void Repeat(Action<BlockBuilder, int, double> build)
    {
        for (var i = 0; i < Layers; i++)
        {
            var (stride, rate) = (i == 0 ? _definition.Stride : 1, _nextDropRate());
            Add(FormattableString.Invariant($"Block{i + 1}"), Naming.Block(_position, i), standsAlone: false, block => build(block, stride, rate));
        }
    }

    /// <summary>Ends the stage and returns it with the blocks that were built.</summary>
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
