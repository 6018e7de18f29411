namespace EffNet.Networks;

/// <summary>
/// Builds a network node by node. The inputs of a node are values that the builder returned earlier; shapes follow from the operations. A block consists of
/// the nodes that were added since the last block ended, and a stage consists of the blocks that ended since the last stage ended.
/// </summary>
public sealed class GraphBuilder
{
    private readonly List<Value> _values;
    private readonly List<Node> _nodes = [];
    private readonly List<Block> _blocks = [];
    private readonly List<Stage> _stages = [];

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="input">The shape of one image.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public GraphBuilder(Shape input)
    {
        if (input.Channels < 1 || input.Height < 1 || input.Width < 1)
            throw new ArgumentOutOfRangeException(nameof(input), input, "The channels, the height and the width of the image must be at least 1.");
        _values = [new Value(Value.Image, input)];
    }

    /// <summary>Gets the image.</summary>
    public Value Image => _values[Value.Image];

    /// <summary>Gets the value that was added last; the image if no node was added.</summary>
    public Value Last => _values[_values.Count - 1];

    /// <summary>Gets whether nodes were added since the last block ended.</summary>
    internal bool HasOpenBlock => _nodes.Count > 0;

    /// <summary>Gets whether blocks ended since the last stage ended.</summary>
    internal bool HasOpenStage => _blocks.Count > 0;

    /// <summary>Adds a node that computes one value, and returns that value.</summary>
    /// <param name="name">The name in C#.</param>
    /// <param name="path">The path of the module from the root of the network; <see langword="null"/> for arithmetic.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="inputs">The values that the node reads.</param>
    /// <exception cref="ArgumentException">
    /// A value does not belong to this builder, the operation cannot read values of these shapes, or a name contains characters that are not allowed.
    /// </exception>
    public Value Add(string name, string? path, Operation operation, params Value[] inputs) => AddAll(name, path, operation, inputs)[0];

    /// <summary>Adds a node, and returns the values that it computes.</summary>
    /// <inheritdoc cref="Add" path="/param"/>
    /// <inheritdoc cref="Add" path="/exception"/>
    public EquatableArray<Value> AddAll(string name, string? path, Operation operation, params Value[] inputs)
    {
        _ = operation ?? throw new ArgumentNullException(nameof(operation));
        _ = inputs ?? throw new ArgumentNullException(nameof(inputs));
        CheckName(name, nameof(name));
        CheckName(path ?? string.Empty, nameof(path));
        foreach (var input in inputs)
        {
            if (!IsOwn(input))
                throw new ArgumentException($"Node '{name}' reads a value that is not in this network: number {input.Number} of shape {input.Shape}.", nameof(inputs));
        }

        var shapes = operation.OutputShapes(EquatableArray.Of(Array.ConvertAll(inputs, i => i.Shape)));
        var outputs = new Value[shapes.Count];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = new Value(_values.Count, shapes[i]);
            _values.Add(outputs[i]);
        }

        var node = new Node(name, path, operation, EquatableArray.Of(inputs), EquatableArray.Of(outputs));
        _nodes.Add(node);
        return node.Outputs;
    }

    /// <summary>Ends a block.</summary>
    /// <param name="name">The name in C#.</param>
    /// <param name="path">The path of the module.</param>
    /// <param name="standsAlone">Whether the block is a module of the network itself.</param>
    /// <exception cref="ArgumentException">No node was added since the last block, or the path of a node does not begin with the path of the block.</exception>
    public void EndBlock(string name, string path, bool standsAlone)
    {
        CheckName(name, nameof(name));
        CheckName(path, nameof(path));
        var prefix = path + ".";
        if (_nodes.Find(n => n.Path is { } own && path.Length > 0 && own != path && !own.StartsWith(prefix, StringComparison.Ordinal)) is { } stranger)
            throw new ArgumentException($"The path '{stranger.Path}' of node '{stranger.Name}' does not begin with the block's path '{path}'.", nameof(path));
        _blocks.Add(new Block(name, path, standsAlone, _nodes.ToEquatableArray()));
        _nodes.Clear();
    }

    /// <summary>Ends a stage, and returns it.</summary>
    /// <param name="create">The function that creates the stage from its blocks.</param>
    public Stage EndStage(Func<EquatableArray<Block>, Stage> create)
    {
        var stage = create(_blocks.ToEquatableArray());
        _stages.Add(stage);
        _blocks.Clear();
        return stage;
    }

    /// <summary>Returns the network.</summary>
    /// <param name="classes">The number of classes; 0 for none.</param>
    /// <param name="initialization">The distribution of initial weights.</param>
    /// <param name="outputs">The outputs of the network; if empty, the last value is the output.</param>
    /// <exception cref="ArgumentException">An output is not a value of this builder, or two outputs have the same name.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">There is no stage, or the last block or stage was not ended.</exception>
    public Network Build(int classes, Initialization initialization, params NamedValue[] outputs)
    {
        if (HasOpenBlock || HasOpenStage)
            throw new InvalidOperationException("The last block or stage was not ended; call EndBlock and EndStage before Build.");
        if (_stages.Count == 0)
            throw new InvalidOperationException("The network has no stages; add at least one with EndStage.");
        if (classes < 0)
            throw new ArgumentOutOfRangeException(nameof(classes), classes, "The number of classes must not be negative.");
        if (outputs.Length == 0)
            outputs = [new NamedValue(classes > 0 ? Network.Logits : Network.PooledFeatures, Last)];
        foreach (var output in outputs)
        {
            CheckName(output.Name, nameof(outputs));
            if (!IsOwn(output.Value))
                throw new ArgumentException($"Output '{output.Name}' is not a value of this network.", nameof(outputs));
        }

        if (outputs.GroupBy(o => o.Name).FirstOrDefault(o => o.Skip(1).Any())?.Key is { } repeated)
            throw new ArgumentException($"Two outputs have the name '{repeated}'; use a different name for each output.", nameof(outputs));
        return new Network(Image.Shape, classes, initialization, _stages.ToEquatableArray(), EquatableArray.Of(outputs));
    }

    private bool IsOwn(Value value) => value.Number >= 0 && value.Number < _values.Count && _values[value.Number] == value;

    /// <summary>
    /// Throws an exception if a name contains control characters or a tilde. In <see cref="Data.NetworkData"/>, control characters separate fields and lines, and
    /// a tilde is the path of a node that is not a module.
    /// </summary>
    private static void CheckName(string text, string parameter)
    {
        foreach (var c in text)
        {
            // The control characters after U+001F follow the tilde directly.
            if (c is < ' ' or (>= '~' and <= '\u009F'))
            {
                throw new ArgumentException(
                    $"'{new string([.. text.Select(c => char.IsControl(c) ? '?' : c)])}' is not a valid name; names must not contain control characters or '~'.", parameter);
            }
        }
    }
}
