using System.Collections.Immutable;

namespace EffNet.Networks;

/// <summary>
/// Builds a network node by node. Every node is given the values that it reads, as the builder returned them; shapes follow from the operations. A block holds the nodes since the last block,
/// and a stage the blocks since the last stage.
/// </summary>
public sealed class GraphBuilder
{
    private readonly List<Value> _values;
    private readonly List<Node> _nodes = [];
    private readonly List<Block> _blocks = [];
    private readonly List<Stage> _stages = [];

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="input">The shape of one image.</param>
    public GraphBuilder(Shape input) => _values = [new Value(Value.Image, input)];

    /// <summary>Gets the image.</summary>
    public Value Image => _values[Value.Image];

    /// <summary>Gets the value that was added last; the image if none was.</summary>
    public Value Last => _values[_values.Count - 1];

    /// <summary>Adds a node that computes one value, and returns that value.</summary>
    /// <param name="name">Its name in C#.</param>
    /// <param name="path">The path of its module from the root of the network; <see langword="null"/> for arithmetic.</param>
    /// <param name="operation">What it computes.</param>
    /// <param name="inputs">What it reads.</param>
    /// <exception cref="ArgumentException">A value is not this builder's, or the operation cannot read values of these shapes.</exception>
    public Value Add(string name, string? path, Operation operation, params Value[] inputs) => AddAll(name, path, operation, inputs)[0];

    /// <summary>Adds a node, and returns the values that it computes.</summary>
    /// <inheritdoc cref="Add" path="/param"/>
    /// <inheritdoc cref="Add" path="/exception"/>
    public EquatableArray<Value> AddAll(string name, string? path, Operation operation, params Value[] inputs)
    {
        foreach (var input in inputs)
        {
            if (input.Number < 0 || input.Number >= _values.Count || _values[input.Number] != input)
                throw new ArgumentException($"Node '{name}' reads a value that is not in this network: number {input.Number} of shape {input.Shape}.", nameof(inputs));
        }

        var shapes = operation.OutputShapes(new(ImmutableArray.CreateRange(ImmutableArray.Create(inputs), i => i.Shape)));
        var first = _values.Count;
        foreach (var shape in shapes)
            _values.Add(new Value(_values.Count, shape));
        var outputs = _values.GetRange(first, shapes.Count).ToEquatableArray();
        _nodes.Add(new Node(name, path, operation, EquatableArray.Of(inputs), outputs));
        return outputs;
    }

    /// <summary>Ends a block.</summary>
    /// <param name="name">Its name in C#.</param>
    /// <param name="path">The path of its module.</param>
    /// <param name="standsAlone">Whether it is a module of the network itself.</param>
    /// <exception cref="ArgumentException">No node was added since the last block.</exception>
    public void EndBlock(string name, string path, bool standsAlone)
    {
        _blocks.Add(new Block(name, path, standsAlone, _nodes.ToEquatableArray()));
        _nodes.Clear();
    }

    /// <summary>Ends a stage.</summary>
    /// <param name="create">Makes it from its blocks.</param>
    public Stage EndStage(Func<EquatableArray<Block>, Stage> create)
    {
        var stage = create(_blocks.ToEquatableArray());
        _stages.Add(stage);
        _blocks.Clear();
        return stage;
    }

    /// <summary>Returns the network.</summary>
    /// <param name="classes">The number of classes; 0 for none.</param>
    /// <param name="initialization">How fresh weights are drawn.</param>
    /// <param name="outputs">Its results; the last value if empty.</param>
    public Network Build(int classes, Initialization initialization, params NamedValue[] outputs)
    {
        if (_nodes.Count > 0 || _blocks.Count > 0)
            throw new InvalidOperationException("The last block or stage was not ended.");
        if (outputs.Length == 0)
            outputs = [new NamedValue(classes > 0 ? Network.Logits : Network.PooledFeatures, Last)];
        return new Network(Image.Shape, classes, initialization, _stages.ToEquatableArray(), EquatableArray.Of(outputs));
    }
}
