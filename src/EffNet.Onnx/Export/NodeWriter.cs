using EffNet.Networks;
using EffNet.Onnx.Protos;
using EffNet.Weights;

namespace EffNet.Onnx.Export;

/// <summary>Writes each kind of operation as ONNX nodes.</summary>
internal sealed class NodeWriter : IOperationVisitor<bool>
{
    private readonly Network _network;
    private readonly OnnxExportOptions _options;
    private readonly NodePlan _plan;
    private readonly GraphWriter _graph;
    private readonly NetworkTensors _tensors;
    private readonly ValueNames _values;

    /// <summary>The current node.</summary>
    private Node _node;

    /// <summary>The name of the current node.</summary>
    private string _name = string.Empty;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">The options of the export.</param>
    /// <param name="plan">The plan of the nodes.</param>
    /// <param name="graph">The graph to write to.</param>
    /// <param name="tensors">The weights of the network.</param>
    /// <param name="values">The names of the values. The image and the outputs must already have names.</param>
    public NodeWriter(Network network, OnnxExportOptions options, NodePlan plan, GraphWriter graph, NetworkTensors tensors, ValueNames values)
    {
        (_network, _options, _plan, _graph, _tensors, _values) = (network, options, plan, graph, tensors, values);
        _node = network.Nodes[0];
    }

    /// <summary>Writes a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="group">The name of the block or stage, for nodes without a path.</param>
    public void Write(Node node, string group)
    {
        (_node, _name) = (node, node.Path ?? $"{group}/{node.Name}");
        if (!_plan.IsIdentity(node))
            node.Operation.Accept(this);
    }

    /// <inheritdoc/>
    public bool Visit(Convolution operation)
    {
        var index = _network.Plan.IndexOf(_node);
        var weights = _plan.Folds(index) ? FoldedWeights(operation, _network.Nodes[index + 1]) : Weights();
        return Add(
            "Conv",
            [Input(0), .. weights],
            [
                GraphAttribute.Of("kernel_shape", operation.Kernel),
                GraphAttribute.Of("strides", operation.Stride),
                .. operation.Groups > 1 ? new[] { GraphAttribute.Of("group", operation.Groups) } : [],
                _plan.IsPaddedByReader(_node.Inputs[0]) ? SamePads(operation.Kernel, operation.Stride) : Pads(operation.Border),
            ]);
    }

    /// <inheritdoc/>
    public bool Visit(SamePad operation)
    {
        var pads = _options.HasFixedSize
            ? _graph.Integers($"{_name}/pads", PadSizes.Of(_node.Input, operation.Kernel, operation.Stride))
            : PadSizes.Write(_graph, _name, Input(0), operation.Kernel, operation.Stride);
        return Add("Pad", [Input(0), pads, _graph.Number(operation.Lowest ? float.NegativeInfinity : 0)]);
    }

    /// <inheritdoc/>
    public bool Visit(BatchNorm operation) => Add(
        "BatchNormalization",
        [Input(0), .. Weights()],
        [GraphAttribute.Of("epsilon", (float)operation.Constants.Epsilon)]);

    /// <inheritdoc/>
    public bool Visit(Activation operation)
    {
        ActivationWriter.Write(_graph, operation.Function, _name, Input(0), Output(0));
        return true;
    }

    /// <inheritdoc/>
    public bool Visit(MaxPool operation) => Add("MaxPool", [Input(0)], Window(
        operation.Kernel,
        operation.Stride,
        operation.IsPadded ? _plan.IsPaddedByReader(_node.Inputs[0]) ? SamePads(operation.Kernel, operation.Stride) : null : Pads(operation.Border),
        operation.ReachesOver));

    /// <inheritdoc/>
    public bool Visit(AveragePool operation) => Add("AveragePool", [Input(0)], Window(
        operation.Kernel,
        operation.Stride,
        operation.IsSame ? SamePads(operation.Kernel, operation.Stride) : Pads(operation.Border),
        operation.ReachesOver));

    /// <inheritdoc/>
    public bool Visit(GlobalAveragePool operation) => Add("GlobalAveragePool", [Input(0)]);

    /// <inheritdoc/>
    public bool Visit(Multiply operation) => Add("Mul", [Input(0), Input(1)]);

    /// <inheritdoc/>
    public bool Visit(Add operation) => Add("Add", [Input(0), Input(1)]);

    /// <inheritdoc/>
    public bool Visit(StochasticDepth operation) => Add("Identity", [Input(0)]);

    /// <inheritdoc/>
    public bool Visit(Flatten operation) => Add("Flatten", [Input(0)], [GraphAttribute.Of("axis", 1)]);

    /// <inheritdoc/>
    public bool Visit(Dropout operation) => Add("Identity", [Input(0)]);

    /// <inheritdoc/>
    public bool Visit(Linear operation) => Add(
        "Gemm",
        [Input(0), .. Weights()],
        [GraphAttribute.Of("transB", 1)]);

    /// <inheritdoc/>
    public bool Visit(Concat operation) => Add("Concat", _node.Inputs.Select((_, i) => Input(i)), [GraphAttribute.Of("axis", 1)]);

    /// <inheritdoc/>
    public bool Visit(Split operation)
    {
        var sizes = _graph.Integers($"{_name}/channels", [.. operation.Channels.Select(c => (long)c)]);
        _graph.Add("Split", _name, [Input(0), sizes], [.. _node.Outputs.Select((_, i) => Output(i))], [GraphAttribute.Of("axis", 1)]);
        return true;
    }

    private static AttributeProto Pads(Extent border) => GraphAttribute.Of("pads", border.Height, border.Width, border.Height, border.Width);

    private static IEnumerable<AttributeProto> Window(Extent kernel, Extent stride, AttributeProto? pads, bool reachesOver)
    {
        yield return GraphAttribute.Of("kernel_shape", kernel);
        yield return GraphAttribute.Of("strides", stride);
        if (pads is not null)
            yield return pads;
        if (reachesOver)
            yield return GraphAttribute.Of("ceil_mode", 1);
    }

    /// <summary>
    /// Returns the padding of TensorFlow's "SAME": numbers if the size is fixed; otherwise, a mode in which the runtime computes them from the size.
    /// </summary>
    private AttributeProto SamePads(Extent kernel, Extent stride)
    {
        if (!_options.HasFixedSize)
            return GraphAttribute.Of("auto_pad", "SAME_UPPER");
        // If readers pad their input themselves, the pad node is not in the model, and the readers see the size before padding.
        var input = _plan.IsPaddedByReader(_node.Inputs[0]) ? _network.Nodes[_network.Plan.ProducerOf(_node.Inputs[0])].Input : _node.Input;
        var pads = PadSizes.Of(input, kernel, stride);
        return GraphAttribute.Of("pads", pads[2], pads[3], pads[6], pads[7]);
    }

    private bool Add(string operation, IEnumerable<string> inputs, params IEnumerable<AttributeProto> attributes)
    {
        _graph.Add(operation, _name, inputs, Output(0), attributes);
        return true;
    }

    /// <summary>Returns the tensors of the node in the order of <c>state_dict</c>, which is also the order of ONNX's inputs.</summary>
    private List<string> Weights() => [.. _node.Operation.State.Where(s => s.Kind != StateTensorKind.Count).Select(state =>
    {
        var tensor = _tensors.Find(_node, state);
        return _graph.Weights($"{_name}.{state.Name}", state.Shape, numbers => _tensors.Source.ReadSingles(tensor, numbers));
    })];

    /// <summary>Returns the filters and the bias of a convolution that is folded with the batch norm after it.</summary>
    private List<string> FoldedWeights(Convolution operation, Node norm)
    {
        var filters = operation.State[0];
        var tensor = _tensors.Find(_node, filters);
        var folded = new Lazy<FoldedNorm>(() => FoldedNorm.Read(_tensors, norm));
        return
        [
            _graph.Weights($"{_name}.{filters.Name}", filters.Shape, numbers =>
            {
                _tensors.Source.ReadSingles(tensor, numbers);
                folded.Value.Scale(numbers);
            }),
            _graph.Weights($"{_name}.bias", [operation.OutputChannels], numbers =>
            {
                for (var i = 0; i < numbers.Length; i++)
                    numbers[i] = (float)folded.Value.Summands[i];
            }),
        ];
    }

    private string Input(int index) =>
        _values.Find(_node.Inputs[index]) ?? throw new InvalidOperationException($"Node '{_name}' reads a value that has not been written.");

    private string Output(int index) =>
        _values.Name(_node.Outputs[index], () => _graph.NameValue(_node.Outputs.Count == 1 ? _name : FormattableString.Invariant($"{_name}/{index}")));
}
