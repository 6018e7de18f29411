using EffNet.Onnx.Protos;
using EffNet.Weights;

namespace EffNet.Onnx.Import;

/// <summary>
/// The graph of a model, for walking from its outputs to its input. Nodes that do not change a value are skipped: Identity, Dropout in evaluation, and
/// conversions between floating-point types.
/// </summary>
internal sealed class ModelGraph
{
    private readonly Dictionary<string, (NodeProto Node, int Output)> _producers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorProto> _constants = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="path">The file of the model, for messages.</param>
    /// <exception cref="WeightFileException">Two nodes compute the same value, or two tensors have the same name.</exception>
    public ModelGraph(GraphProto graph, string path)
    {
        Graph = graph;
        foreach (var tensor in graph.Initializer)
        {
            if (!_constants.TryAdd(tensor.Name, tensor))
                throw new WeightFileException(path, tensor.Name, null, "two tensors of the model have this name");
        }

        foreach (var node in graph.Node)
        {
            // In another domain, a node with the same name is a different operation.
            if (node.Domain is not ("" or "ai.onnx"))
                node.OpType = $"{node.Domain}.{node.OpType}";
            for (var i = 0; i < node.Output.Count; i++)
            {
                if (node.Output[i].Length > 0 && !_producers.TryAdd(node.Output[i], (node, i)))
                    throw new WeightFileException(path, node.Output[i], null, "two nodes of the model compute this value");
            }

            if (node.OpType == "Constant" && node.Output.Count == 1 && node.Attribute.FirstOrDefault(a => a.Name == "value") is { T: { } value })
                _constants[node.Output[0]] = value;
        }
    }

    /// <summary>Gets the graph.</summary>
    public GraphProto Graph { get; }

    /// <summary>Returns the node that computes a value; <see langword="null"/> for inputs and constants.</summary>
    /// <param name="value">The name of the value.</param>
    public NodeProto? ProducerOf(string value) => _producers.TryGetValue(Resolve(value), out var found) ? found.Node : null;

    /// <summary>
    /// Returns the constant tensor of a value; <see langword="null"/> if the value is not constant. Nodes that do not change the value are skipped.
    /// </summary>
    /// <param name="value">The name of the value.</param>
    public TensorProto? ConstantOf(string value) => _constants.GetValueOrDefault(Resolve(value));

    /// <summary>Returns the name of the value that remains after skipping nodes that do not change it.</summary>
    /// <param name="value">The name of the value.</param>
    public string Resolve(string value)
    {
        // A malicious model can have cycles. A path without cycles is not longer than the number of nodes.
        for (var steps = 0; steps <= Graph.Node.Count; steps++)
        {
            if (!_producers.TryGetValue(value, out var found) || found.Output > 0 || found.Node.Input.Count == 0 || !PassesOn(found.Node))
                return value;
            value = found.Node.Input[0];
        }

        return value;
    }

    private static bool PassesOn(NodeProto node) => node.OpType switch
    {
        "Identity" => true,
        // The third input selects training mode, in which Dropout changes the value.
        "Dropout" => node.Input.Count < 3 || node.Input[2].Length == 0,
        "Cast" =>
            (TensorProto.Types.DataType)node.Integer("to", 0) is TensorProto.Types.DataType.Float or TensorProto.Types.DataType.Float16 or TensorProto.Types.DataType.Double
                or TensorProto.Types.DataType.Bfloat16,
        _ => false,
    };
}
