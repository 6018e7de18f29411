using System.Collections.Immutable;
using EffNet.Networks;
using EffNet.Onnx.Protos;
using EffNet.Weights;

namespace EffNet.Onnx.Import;

/// <summary>Compares one node of a network with the node of a model that computes the same value.</summary>
/// <param name="network">The network.</param>
/// <param name="model">The model.</param>
/// <param name="numbers">The reader of the model's constants.</param>
/// <param name="hasFixedSize">Whether the model reads only images of the network's size.</param>
internal sealed class NodeMatcher(Network network, ModelGraph model, TensorNumbers numbers, bool hasFixedSize) : IOperationVisitor<MatchResult>
{
    private readonly WindowMatcher _windows = new(model);
    private readonly ActivationMatcher _activations = new(model, numbers);
    private Node _node = network.Nodes[0];
    private string _name = string.Empty;

    /// <summary>Compares the two nodes that compute a value.</summary>
    /// <param name="value">The value of the network, which is not the image.</param>
    /// <param name="name">The name of the value of the model, as returned by <see cref="ModelGraph.Resolve"/>.</param>
    public MatchResult Match(Value value, string name)
    {
        (_node, _name) = (network.Nodes[network.Plan.ProducerOf(value)], name);
        return _node.Operation.Accept(this);
    }

    /// <inheritdoc/>
    public MatchResult Visit(Convolution operation)
    {
        if (BiasedConvolution(operation.OutputChannels) is not var (conv, bias))
            return Differs();
        if (Filters(conv, operation, out var difference) is not { } filters)
            return MatchResult.Differs(difference!);
        var found = ImmutableArray.Create(new FoundWeight($"{_node.Path}.weight", filters));
        if (operation.Bias)
            found = found.Add(Bias(bias, operation.OutputChannels));
        else if (bias is not null)
            return MatchResult.Differs($"{conv.Title()} has a bias, but '{_node.Path}' has none");
        return Window(conv, operation, found);
    }

    /// <summary>Compares a batch norm with a batch norm of the model, or with the convolution into which it was folded.</summary>
    /// <inheritdoc/>
    public MatchResult Visit(BatchNorm operation)
    {
        if (Producer("BatchNormalization") is { } norm)
            return Norm(norm, operation);
        var index = network.Plan.ProducerOf(_node.Inputs[0]);
        return index >= 0 && network.Plan.MayFold(index) && BiasedConvolution(operation.Channels) is var (conv, bias)
            ? Folded(conv, bias, network.Nodes[index], operation)
            : Differs();
    }

    /// <inheritdoc/>
    public MatchResult Visit(Activation operation) =>
        _activations.InputOf(operation.Function, _name) is { } input ? MatchResult.Of(MatchStep.Of((_node.Inputs[0], input))) : Differs();

    /// <inheritdoc/>
    public MatchResult Visit(MaxPool operation)
    {
        if (Producer("MaxPool") is not { } pool)
            return Differs();
        var (input, padding) = (operation.IsPadded ? Padded() : null) ?? (_node.Inputs[0], WindowPadding.Symmetric(operation.Border, operation.ReachesOver));
        return Pool(pool, operation.Kernel, operation.Stride, input, padding);
    }

    /// <inheritdoc/>
    public MatchResult Visit(AveragePool operation)
    {
        if (Producer("AveragePool") is not { } pool)
            return Differs();
        if (pool.Integer("count_include_pad", 0) != 0)
            return MatchResult.Differs($"{pool.Title()} includes the border in its means, but '{_node.Name}' does not");
        var padding = operation.IsSame ? WindowPadding.Same(_node.Input, operation.Kernel, operation.Stride) : WindowPadding.Symmetric(operation.Border, operation.ReachesOver);
        return Pool(pool, operation.Kernel, operation.Stride, _node.Inputs[0], padding);
    }

    /// <inheritdoc/>
    public MatchResult Visit(GlobalAveragePool operation)
    {
        var node = model.ProducerOf(_name);
        var isMean = node?.OpType switch
        {
            "GlobalAveragePool" => true,
            "ReduceMean" => Axes(node) is [2, 3] or [-2, -1],
            "AveragePool" => node.Integers("kernel_shape") is [var height, var width] && (height, width) == (_node.Input.Height, _node.Input.Width),
            _ => false,
        };
        return isMean ? MatchResult.Of(MatchStep.Of((_node.Inputs[0], node!.Input[0]))) : Differs();
    }

    /// <inheritdoc/>
    public MatchResult Visit(Multiply operation) => Either("Mul");

    /// <inheritdoc/>
    public MatchResult Visit(Add operation) => Either("Add", "Sum");

    /// <inheritdoc/>
    public MatchResult Visit(StochasticDepth operation) => MatchResult.Of(MatchStep.Of((_node.Inputs[0], _name)));

    /// <inheritdoc/>
    public MatchResult Visit(Dropout operation) => MatchResult.Of(MatchStep.Of((_node.Inputs[0], _name)));

    /// <summary>
    /// Compares padding with a separate pad node of the model. The padding before a convolution or pooling is not compared here, but with the window.
    /// </summary>
    /// <inheritdoc/>
    public MatchResult Visit(SamePad operation) =>
        Producer("Pad") is { } pad ? MatchResult.Of(MatchStep.Of((_node.Inputs[0], pad.Input[0]))) : Differs();

    /// <inheritdoc/>
    public MatchResult Visit(Flatten operation) => model.ProducerOf(_name) switch
    {
        { OpType: "Flatten" } node when node.Integer("axis", 1) is not (1 or -3) => MatchResult.Differs($"{node.Title()} has axis {node.Integer("axis", 1)}; expected 1"),
        { OpType: "Flatten" or "Reshape" or "Squeeze" } node => MatchResult.Of(MatchStep.Of((_node.Inputs[0], node.Input[0]))),
        // A mean without the two dimensions is already flat.
        { OpType: "ReduceMean" } node when node.Integer("keepdims", 1) == 0 => MatchResult.Of(MatchStep.Of((_node.Inputs[0], _name))),
        // In some models the features remain maps with one position.
        _ when _node.Input.Pixels == 1 => MatchResult.Of(MatchStep.Of((_node.Inputs[0], _name))),
        _ => Differs(),
    };

    /// <inheritdoc/>
    public MatchResult Visit(Linear operation)
    {
        var isClassifier = ReferenceEquals(_node, network.Classifier?.Linear);
        if (Producer("Gemm") is { } gemm)
        {
            if (gemm.Number("alpha", 1) != 1 || gemm.Number("beta", 1) != 1 || gemm.Integer("transA", 0) != 0)
                return MatchResult.Differs($"{gemm.Title()} scales or transposes its inputs");
            return Linear(gemm, Constant(gemm, 2), gemm.Integer("transB", 0) == 0, operation, isClassifier);
        }

        var (product, bias) = Producer("Add") is { Input: [var left, var right] }
            ? (Product(left), Constant(right)) is ({ } found, { } summand) ? (found, summand) : (Product(right), Constant(left))
            : (Product(_name), null);
        return product is null ? Differs() : Linear(product, bias, isTransposed: true, operation, isClassifier);
    }

    /// <inheritdoc/>
    public MatchResult Visit(Concat operation)
    {
        if (Producer("Concat") is not { } concat || concat.Integer("axis", 1) != 1 || concat.Input.Count != _node.Inputs.Count)
            return Differs();
        return MatchResult.Of(new MatchStep([.. _node.Inputs.Zip(concat.Input)], []));
    }

    /// <inheritdoc/>
    public MatchResult Visit(Split operation)
    {
        if (Producer("Split") is not { } split || split.Integer("axis", 0) != 1 || split.Output.Count != _node.Outputs.Count)
            return Differs();
        return MatchResult.Of(new MatchStep([(_node.Inputs[0], split.Input[0]), .. _node.Outputs.Zip(split.Output)], []));
    }

    private MatchResult Norm(NodeProto norm, BatchNorm operation)
    {
        if (Math.Abs(norm.Number("epsilon", 1e-5f) - operation.Constants.Epsilon) > 1e-3 * operation.Constants.Epsilon)
        {
            return MatchResult.Differs(
                FormattableString.Invariant($"{norm.Title()} has epsilon {norm.Number("epsilon", 1e-5f):G6}, but '{_node.Path}' has {operation.Constants.Epsilon}"));
        }

        var found = ImmutableArray.CreateBuilder<FoundWeight>();
        // ONNX's inputs are in the order of state_dict.
        var state = operation.State.Where(s => s.Kind != StateTensorKind.Count).ToList();
        for (var i = 0; i < state.Count; i++)
        {
            if (Constant(norm, i + 1) is not { } tensor || tensor.Dims is not [var channels] || channels != operation.Channels)
                return MatchResult.Differs(FormattableString.Invariant($"input {i + 1} of {norm.Title()} is not a constant with {operation.Channels} elements"));
            found.Add(new FoundWeight($"{_node.Path}.{state[i].Name}", tensor));
        }

        return MatchResult.Of(new MatchStep([(_node.Inputs[0], norm.Input[0])], found.ToImmutable()));
    }

    private MatchResult Folded(NodeProto conv, TensorProto? bias, Node convolution, BatchNorm norm)
    {
        var operation = (Convolution)convolution.Operation;
        if (Filters(conv, operation, out var difference) is not { } filters)
            return MatchResult.Differs(difference!);
        ImmutableArray<FoundWeight> found =
        [
            new FoundWeight($"{convolution.Path}.weight", filters),
            Neutral("weight", norm.Channels, 1),
            Bias(bias, norm.Channels),
            Neutral("running_mean", norm.Channels, 0),
            // With this variance the norm divides by exactly 1.
            Neutral("running_var", norm.Channels, (float)(1 - norm.Constants.Epsilon)),
        ];
        _node = convolution;
        return Window(conv, operation, found);
    }

    /// <summary>Returns a convolution and its bias. The bias is an input or, in models converted from TensorFlow, a separate addition.</summary>
    private (NodeProto Conv, TensorProto? Bias)? BiasedConvolution(int channels)
    {
        if (Producer("Conv") is { } conv)
            return (conv, Constant(conv, 2));
        if (Producer("Add") is not { Input: [var left, var right] })
            return null;
        var (maps, summand) = Constant(left) is null ? (left, right) : (right, left);
        return Constant(summand) is { } bias && bias.Dims is [1, _, 1, 1] or [_, 1, 1] && bias.Dims[^3] == channels
            && model.ProducerOf(maps) is { OpType: "Conv" } plain && Constant(plain, 2) is null ? (plain, bias) : null;
    }

    private FoundWeight Bias(TensorProto? bias, int channels) =>
        bias is null ? Neutral("bias", channels, 0) : new FoundWeight($"{_node.Path}.bias", bias, Shape: bias.Dims.Count == 1 ? default : [channels]);

    private FoundWeight Neutral(string name, int count, float value) => new($"{_node.Path}.{name}", null, Shape: [count], Neutral: value);

    /// <summary>
    /// Compares the filters of a convolution. In the stem, the number of input channels may differ, because its filters are adapted to the network when they are
    /// loaded.
    /// </summary>
    private TensorProto? Filters(NodeProto conv, Convolution operation, out string? difference)
    {
        var isStem = network.Stem is { Operation: Convolution stem } && ReferenceEquals(stem, operation);
        if (NumbersOf(conv, 1, "filters", out difference) is not { } filters)
            return null;
        if (filters.Dims is not [var outputs, var inputs, var height, var width]
            || (outputs, height, width) != (operation.OutputChannels, operation.Kernel.Height, operation.Kernel.Width)
            || (inputs != operation.InputChannels / operation.Groups && !isStem))
            difference = $"{conv.Title()} has filters of shape ({string.Join(", ", filters.Dims)}); expected {operation}";
        else if (conv.Integer("group", 1) != operation.Groups)
            difference = FormattableString.Invariant($"{conv.Title()} has {conv.Integer("group", 1)} groups; expected {operation}");
        return difference is null ? filters : null;
    }

    /// <summary>Returns a constant input with floating-point numbers.</summary>
    private TensorProto? NumbersOf(NodeProto node, int input, string role, out string? difference)
    {
        difference = null;
        var found = Constant(node, input);
        if (found is not null && TensorNumbers.TypeOf(found) is not null)
            return found;
        var name = node.Input.Count > input ? model.Resolve(node.Input[input]) : string.Empty;
        var reason = found is not null ? $"are of type {(TensorProto.Types.DataType)found.DataType}, not floating-point numbers"
            : model.ProducerOf(name) is { OpType: "DequantizeLinear" } quantized ? $"are computed by {quantized.Title()}, not constant: weights of quantized models cannot be read"
            : model.ProducerOf(name) is { } producer ? $"are computed by {producer.Title()}, not constant"
            : name.Length == 0 ? "are missing"
            : $"are '{DisplayName.Of(name)}', which is not a constant of the model";
        difference = $"the {role} of {node.Title()} {reason}";
        return null;
    }

    private MatchResult Window(NodeProto conv, Convolution operation, ImmutableArray<FoundWeight> found)
    {
        var (input, padding) = Padded() ?? (_node.Inputs[0], WindowPadding.Symmetric(operation.Border));
        return _windows.Difference(conv, operation.Kernel, operation.Stride, padding, SizeOf(input), out var read) is { } difference
            ? MatchResult.Differs(difference)
            : MatchResult.Of(new MatchStep([(input, read)], found));
    }

    private MatchResult Pool(NodeProto pool, Extent kernel, Extent stride, Value input, WindowPadding padding) =>
        _windows.Difference(pool, kernel, stride, padding, SizeOf(input), out var read) is { } difference
            ? MatchResult.Differs(difference)
            : MatchResult.Of(MatchStep.Of((input, read)));

    /// <summary>
    /// If the input of this convolution or pooling is padded as in TensorFlow ("SAME"), returns the unpadded input and the padding; otherwise,
    /// <see langword="null"/>.
    /// </summary>
    private (Value Input, WindowPadding Padding)? Padded() =>
        network.Plan.ProducerOf(_node.Inputs[0]) is >= 0 and var index && network.Nodes[index] is { Operation: SamePad operation } pad
            ? (pad.Inputs[0], WindowPadding.Same(pad.Input, operation.Kernel, operation.Stride))
            : null;

    /// <summary>Returns the size of maps if the model has a fixed size; otherwise, <see langword="null"/>.</summary>
    private Shape? SizeOf(Value maps) => hasFixedSize ? maps.Shape : null;

    private MatchResult Linear(NodeProto node, TensorProto? bias, bool isTransposed, Linear operation, bool isClassifier)
    {
        if (NumbersOf(node, 1, "weights", out var difference) is not { } weight)
            return MatchResult.Differs(difference!);
        if (weight.Dims is not [var rows, var columns])
            return MatchResult.Differs($"the weights of {node.Title()} have shape ({string.Join(", ", weight.Dims)}); expected {operation}");
        var (outputs, inputs) = isTransposed ? (columns, rows) : (rows, columns);
        if (inputs != operation.InputFeatures || (outputs != operation.OutputFeatures && !isClassifier))
            return MatchResult.Differs(FormattableString.Invariant($"{node.Title()} has {inputs} inputs and {outputs} outputs; expected {operation}"));
        // A bias of shape (1, outputs) is equivalent to (outputs).
        if (bias is not null && (bias.Dims.Count is not (1 or 2) || bias.Dims[^1] != outputs || (bias.Dims.Count == 2 && bias.Dims[0] != 1)))
            return MatchResult.Differs($"the bias of {node.Title()} has shape ({string.Join(", ", bias.Dims)}); expected ({outputs})");
        return MatchResult.Of(
            new MatchStep(
                [(_node.Inputs[0], node.Input[0])],
                [new FoundWeight($"{_node.Path}.weight", weight, isTransposed), new FoundWeight($"{_node.Path}.bias", bias, Shape: [outputs])]));
    }

    private NodeProto? Product(string value) => model.ProducerOf(value) is { OpType: "MatMul", Input.Count: 2 } product ? product : null;

    private NodeProto? Producer(string operation) => model.ProducerOf(_name) is { } node && node.OpType == operation && node.Input.Count > 0 ? node : null;

    /// <summary>Compares an operation whose two inputs can be in either order.</summary>
    private MatchResult Either(params ReadOnlySpan<string> operations)
    {
        if (model.ProducerOf(_name) is not { Input: [var first, var second] } node || !operations.Contains(node.OpType))
            return Differs();
        var (left, right) = (_node.Inputs[0], _node.Inputs[1]);
        return MatchResult.Of(MatchStep.Of((left, first), (right, second)), MatchStep.Of((left, second), (right, first)));
    }

    private IReadOnlyList<long>? Axes(NodeProto node) => node.Integers("axes") ?? (Constant(node, 1) is { } axes ? TensorNumbers.Integers(axes) : null);

    private TensorProto? Constant(NodeProto node, int input) => node.Input.Count > input && node.Input[input].Length > 0 ? Constant(node.Input[input]) : null;

    private TensorProto? Constant(string value) => model.ConstantOf(value);

    private MatchResult Differs()
    {
        var found = model.ProducerOf(_name) is { } node ? $"the model has {node.Title()}"
            : model.ConstantOf(_name) is not null ? $"the model has the constant '{_name}'"
            : $"the model has its input '{_name}'";
        return MatchResult.Differs($"the network has {_node.Operation} ('{_node.Path ?? _node.Name}'), but {found}");
    }
}
