using System.Runtime.InteropServices;
using EffNet.Onnx.Protos;
using Google.Protobuf;

namespace EffNet.Onnx.Export;

/// <summary>Adds nodes and initializers to an ONNX graph. The names of nodes are unique, and so are the names of values.</summary>
/// <param name="precision">The element type of weights and computation.</param>
internal sealed class GraphWriter(OnnxPrecision precision)
{
    private readonly HashSet<string> _nodeNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _valueNames = new(StringComparer.Ordinal);
    private readonly Dictionary<float, string> _numbers = [];
    private readonly WeightBuffer _buffer = new();

    /// <summary>Computes the elements of a tensor.</summary>
    /// <param name="numbers">Receives the elements.</param>
    public delegate void FillNumbers(Span<float> numbers);

    /// <summary>Gets the graph.</summary>
    public GraphProto Graph { get; } = new();

    /// <summary>Gets the element type of the computation.</summary>
    public TensorProto.Types.DataType ComputationType => precision == OnnxPrecision.Half ? TensorProto.Types.DataType.Float16 : TensorProto.Types.DataType.Float;

    /// <summary>Reserves the name of a value.</summary>
    /// <param name="wanted">The preferred name.</param>
    /// <returns>The preferred name, with a number appended if it is taken.</returns>
    public string NameValue(string wanted) => Unique(_valueNames, wanted);

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">The ONNX operation.</param>
    /// <param name="name">The preferred name of the node.</param>
    /// <param name="inputs">The names of the input values.</param>
    /// <param name="output">The name of the output value, which is reserved.</param>
    /// <param name="attributes">The attributes of the node.</param>
    /// <returns><paramref name="output"/>.</returns>
    public string Add(string operation, string name, IEnumerable<string> inputs, string output, params IEnumerable<AttributeProto> attributes)
    {
        Add(operation, name, inputs, [output], attributes);
        return output;
    }

    /// <summary>Adds a node with several outputs.</summary>
    /// <param name="operation">The ONNX operation.</param>
    /// <param name="name">The preferred name of the node.</param>
    /// <param name="inputs">The names of the input values.</param>
    /// <param name="outputs">The names of the output values, which are reserved.</param>
    /// <param name="attributes">The attributes of the node.</param>
    public void Add(string operation, string name, IEnumerable<string> inputs, IReadOnlyList<string> outputs, params IEnumerable<AttributeProto> attributes)
    {
        var node = new NodeProto { OpType = operation, Name = Unique(_nodeNames, name) };
        node.Input.Add(inputs);
        node.Output.Add(outputs);
        node.Attribute.Add(attributes);
        Graph.Node.Add(node);
    }

    /// <summary>Adds a node whose output has the same name as the node.</summary>
    /// <param name="operation">The ONNX operation.</param>
    /// <param name="name">The preferred name of the node and the value.</param>
    /// <param name="inputs">The names of the input values.</param>
    /// <param name="attributes">The attributes of the node.</param>
    /// <returns>The name of the value.</returns>
    public string Compute(string operation, string name, IEnumerable<string> inputs, params IEnumerable<AttributeProto> attributes) =>
        Add(operation, name, inputs, NameValue(name), attributes);

    /// <summary>Adds a tensor of weights.</summary>
    /// <param name="name">The preferred name.</param>
    /// <param name="shape">The shape in PyTorch's order.</param>
    /// <param name="fill">
    /// A function that computes the elements in single precision when the model is written. In half precision, writing throws an exception if a finite element
    /// would become infinite.
    /// </param>
    /// <returns>The name of the value, whose elements have the type of the computation.</returns>
    public string Weights(string name, IReadOnlyList<int> shape, FillNumbers fill)
    {
        var tensor = new TensorProto { Name = NameValue(name) };
        tensor.Dims.Add(shape.Select(size => (long)size));
        var count = shape.Aggregate(1, (product, size) => checked(product * size));
        (tensor.DataType, tensor.RawData) = precision == OnnxPrecision.Full
            ? ((int)TensorProto.Types.DataType.Float, UnsafeByteOperations.UnsafeWrap(_buffer.Defer(count, sizeof(float), bytes => fill(MemoryMarshal.Cast<byte, float>(bytes)))))
            : ((int)TensorProto.Types.DataType.Float16, UnsafeByteOperations.UnsafeWrap(_buffer.Defer(count, sizeof(ushort), bytes =>
            {
                var numbers = _buffer.Numbers(count);
                fill(numbers);
                HalfConversion.ToHalf(name, numbers, bytes);
            })));
        Graph.Initializer.Add(tensor);
        return precision == OnnxPrecision.HalfWeights ? Cast(tensor.Name, $"{name}/single", TensorProto.Types.DataType.Float) : tensor.Name;
    }

    /// <summary>Adds a constant with the type of the computation. Equal numbers share one constant.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The name of the value.</returns>
    public string Number(float number)
    {
        if (_numbers.TryGetValue(number, out var known))
            return known;
        var name = NameValue(FormattableString.Invariant($"number_{number:G9}"));
        _numbers.Add(number, name);
        return Single(name, [], [number], ComputationType);
    }

    /// <summary>Adds a tensor of a few numbers in single precision.</summary>
    /// <param name="name">The preferred name.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="numbers">The numbers.</param>
    /// <returns>The name of the value.</returns>
    public string Singles(string name, IReadOnlyList<long> shape, ReadOnlySpan<float> numbers) => Single(NameValue(name), shape, numbers, TensorProto.Types.DataType.Float);

    /// <summary>Adds a list of integers.</summary>
    /// <param name="name">The preferred name.</param>
    /// <param name="numbers">The integers.</param>
    /// <returns>The name of the value.</returns>
    public string Integers(string name, params ReadOnlySpan<long> numbers)
    {
        var tensor = new TensorProto { Name = NameValue(name), DataType = (int)TensorProto.Types.DataType.Int64 };
        tensor.Dims.Add(numbers.Length);
        tensor.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(numbers));
        Graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    /// <summary>Adds a conversion of the element type.</summary>
    /// <param name="value">The name of the value.</param>
    /// <param name="name">The preferred name of the node and its output.</param>
    /// <param name="type">The new type.</param>
    /// <returns>The name of the converted value.</returns>
    public string Cast(string value, string name, TensorProto.Types.DataType type) => Compute("Cast", name, [value], GraphAttribute.Of("to", (long)type));

    private string Single(string name, IReadOnlyList<long> shape, ReadOnlySpan<float> numbers, TensorProto.Types.DataType type)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)type };
        tensor.Dims.Add(shape);
        if (type == TensorProto.Types.DataType.Float)
        {
            tensor.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(numbers));
        }
        else
        {
            var halves = new byte[numbers.Length * sizeof(ushort)];
            HalfConversion.ToHalf(name, numbers, halves);
            tensor.RawData = UnsafeByteOperations.UnsafeWrap(halves);
        }

        Graph.Initializer.Add(tensor);
        return name;
    }

    private static string Unique(HashSet<string> names, string wanted)
    {
        var name = wanted;
        for (var i = 2; !names.Add(name); i++)
            name = FormattableString.Invariant($"{wanted}_{i}");
        return name;
    }
}
