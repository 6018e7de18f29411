using EffNet.Onnx.Protos;

namespace EffNet.Onnx.Import;

/// <summary>Reads attributes of nodes.</summary>
internal static class NodeAttributes
{
    /// <summary>Returns the value of an integer attribute.</summary>
    /// <param name="node">The node.</param>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="missing">The value to return if the attribute is missing.</param>
    public static long Integer(this NodeProto node, string name, long missing) => Find(node, name)?.I ?? missing;

    /// <summary>Returns the value of a floating-point attribute.</summary>
    /// <param name="node">The node.</param>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="missing">The value to return if the attribute is missing.</param>
    public static float Number(this NodeProto node, string name, float missing) => Find(node, name)?.F ?? missing;

    /// <summary>Returns the value of a string attribute.</summary>
    /// <param name="node">The node.</param>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="missing">The value to return if the attribute is missing.</param>
    public static string Text(this NodeProto node, string name, string missing) => Find(node, name)?.S.ToStringUtf8() ?? missing;

    /// <summary>Returns the value of an attribute that is a list of integers; <see langword="null"/> if it is missing.</summary>
    /// <param name="node">The node.</param>
    /// <param name="name">The name of the attribute.</param>
    public static IReadOnlyList<long>? Integers(this NodeProto node, string name) => Find(node, name)?.Ints;

    /// <summary>Returns the description of a node in messages.</summary>
    /// <param name="node">The node.</param>
    public static string Title(this NodeProto node) =>
        node.Name.Length > 0 ? $"{node.OpType} node '{node.Name}'" : $"{node.OpType} node that computes '{node.Output.FirstOrDefault()}'";

    private static AttributeProto? Find(NodeProto node, string name) => node.Attribute.FirstOrDefault(a => a.Name == name);
}
