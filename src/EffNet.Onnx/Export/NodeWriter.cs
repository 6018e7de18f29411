using EffNet.Networks;
using EffNet.Onnx.Protos;

namespace EffNet.Onnx.Export;

/// <summary>Writes each kind of operation as nodes of ONNX. A method returns the name of the last node.</summary>
internal sealed class NodeWriter : IOperationVisitor<bool>
{
    /// <summary>The weights of a batch norm in the order of ONNX's inputs.</summary>
    private static readonly string[] s_norm = ["weight", "bias", "running_mean", "running_var"];

    private readonly Network _network;
    private readonly OnnxExportOptions _options;
    private readonly NodePlan _plan;
    private readonly GraphWriter _graph;
    private readonly ParameterReader _parameters;
    private readonly ValueNames _values;

    /// <summary>The node that is being written.</summary>
    private Node _node;

    /// <summary>The name of that node.</summary>
    private string _name = string.Empty;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">How it is exported.</param>
    /// <param name="plan">What becomes of its nodes.</param>
    /// <param name="graph">Where to write.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="values">The names of its values; the image and the outputs have theirs.</param>
    public NodeWriter(Network network, OnnxExportOptions options, NodePlan plan, GraphWriter graph, ParameterReader parameters, ValueNames values)
    {
        (_network, _options, _plan, _graph, _parameters, _values) = (network, options, plan, graph, parameters, values);
        _node = network.Nodes[0];
    }

    /// <summary>Writes a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="group">The name of its block or stage, for nodes without a path.</param>
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
        string[] inputs;
        if (_plan.Folds(index))
        {
            var folded = new FoldedNorm(_parameters, _node, _network.Nodes[index + 1]);
            inputs = [_graph.Weights($"{_name}.weight", WeightShape(operation), folded.WriteWeight), _graph.Weights($"{_name}.bias", [operation.OutputChannels], folded.WriteBias)];
        }
        else
        {
            var weight = Weights("weight", WeightShape(operation));
            inputs = operation.Bias ? [weight, Weights("bias", [operation.OutputChannels])] : [weight];
        }

        return Add(
            "Conv",
            [Input(0), .. inputs],
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
        [Input(0), .. s_norm.Select(name => Weights(name, [operation.Channels]))],
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
        operation.IsPadded ? _plan.IsPaddedByReader(_node.Inputs[0]) ? SamePads(operation.Kernel, operation.Stride) : null : Pads(Centered(operation.Kernel)),
        reachesOver: !operation.IsPadded));

    /// <inheritdoc/>
    public bool Visit(AveragePool operation) => Add("AveragePool", [Input(0)], Window(
        operation.Kernel,
        operation.Stride,
        operation.IsSame ? SamePads(operation.Kernel, operation.Stride) : Pads(Centered(operation.Kernel)),
        reachesOver: !operation.IsSame));

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
        [Input(0), Weights("weight", [operation.OutputFeatures, operation.InputFeatures]), Weights("bias", [operation.OutputFeatures])],
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

    private static int[] WeightShape(Convolution operation) => [operation.OutputChannels, operation.InputChannels / operation.Groups, operation.Kernel.Height, operation.Kernel.Width];

    /// <summary>The border of a window that is half of its size, rounded down; an even window has one row and column less before the first.</summary>
    private static Extent Centered(Extent kernel) => new((kernel.Height - 1) / 2, (kernel.Width - 1) / 2);

    private static AttributeProto Pads(Extent border) => GraphAttribute.Of("pads", border.Height, border.Width, border.Height, border.Width);

    /// <summary>An even window reaches over the border where the size is odd: ONNX's ceil_mode.</summary>
    private static IEnumerable<AttributeProto> Window(Extent kernel, Extent stride, AttributeProto? pads, bool reachesOver)
    {
        yield return GraphAttribute.Of("kernel_shape", kernel);
        yield return GraphAttribute.Of("strides", stride);
        if (pads is not null)
            yield return pads;
        if (reachesOver && (kernel.Height % 2 == 0 || kernel.Width % 2 == 0))
            yield return GraphAttribute.Of("ceil_mode", 1);
    }

    /// <summary>The padding of TensorFlow's "SAME": numbers if the size is fixed, and otherwise left to the runtime, which knows the size.</summary>
    private AttributeProto SamePads(Extent kernel, Extent stride)
    {
        if (!_options.HasFixedSize)
            return GraphAttribute.Of("auto_pad", "SAME_UPPER");
        // What pads for its readers is not in the model, so they read the size before it.
        var input = _plan.IsPaddedByReader(_node.Inputs[0]) ? _network.Nodes[_network.Plan.ProducerOf(_node.Inputs[0])].Input : _node.Input;
        var pads = PadSizes.Of(input, kernel, stride);
        return GraphAttribute.Of("pads", pads[2], pads[3], pads[6], pads[7]);
    }

    private bool Add(string operation, IEnumerable<string> inputs, params IEnumerable<AttributeProto> attributes)
    {
        _graph.Add(operation, _name, inputs, Output(0), attributes);
        return true;
    }

    private string Weights(string name, int[] shape)
    {
        var node = _node;
        return _graph.Weights($"{_name}.{name}", shape, numbers => _parameters.Read(node, name, numbers));
    }

    private string Input(int index) =>
        _values.Find(_node.Inputs[index]) ?? throw new InvalidOperationException($"Node '{_name}' reads a value that has not been written.");

    private string Output(int index) =>
        _values.Name(_node.Outputs[index], () => _graph.NameValue(_node.Outputs.Count == 1 ? _name : FormattableString.Invariant($"{_name}/{index}")));
}
