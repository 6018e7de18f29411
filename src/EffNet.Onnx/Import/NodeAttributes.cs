using EffNet.Onnx.Protos;

namespace EffNet.Onnx.Import;

/// <summary>Reads attributes of nodes.</summary>
internal static class NodeAttributes
{
    /// <summary>Returns an attribute that is a whole number.</summary>
    /// <param name="node">The node.</param>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="missing">The number if there is no such attribute.</param>
    public static long Integer(this NodeProto node, string name, long missing) => Find(node, name)?.I ?? missing;

    /// <summary>Returns an attribute that is a number.</summary>
    /// <param name="node">The node.</param>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="missing">The number if there is no such attribute.</param>
    public static float Number(this NodeProto node, string name, float missing) => Find(node, name)?.F ?? missing;

    /// <summary>Returns an attribute that is a text.</summary>
    /// <param name="node">The node.</param>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="missing">The text if there is no such attribute.</param>
    public static string Text(this NodeProto node, string name, string missing) => Find(node, name)?.S.ToStringUtf8() ?? missing;

    /// <summary>Returns an attribute that lists whole numbers; <see langword="null"/> if there is none.</summary>
    /// <param name="node">The node.</param>
    /// <param name="name">The name of the attribute.</param>
    public static IReadOnlyList<long>? Integers(this NodeProto node, string name) => Find(node, name)?.Ints;

    /// <summary>Returns what a node is called in messages.</summary>
    /// <param name="node">The node.</param>
    public static string Title(this NodeProto node) => node.Name.Length > 0 ? $"{node.OpType} node '{node.Name}'" : $"{node.OpType} node that computes '{node.Output.FirstOrDefault()}'";

    private static AttributeProto? Find(NodeProto node, string name) => node.Attribute.FirstOrDefault(a => a.Name == name);
}
