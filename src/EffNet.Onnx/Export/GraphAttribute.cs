using EffNet.Networks;
using EffNet.Onnx.Protos;
using Google.Protobuf;

namespace EffNet.Onnx.Export;

/// <summary>Creates attributes of nodes.</summary>
internal static class GraphAttribute
{
    /// <summary>Returns an attribute with one integer.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="value">The integer.</param>
    public static AttributeProto Of(string name, long value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    /// <summary>Returns an attribute with one floating-point number.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="value">The number.</param>
    public static AttributeProto Of(string name, float value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value };

    /// <summary>Returns an attribute with a string.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="text">The string.</param>
    public static AttributeProto Of(string name, string text) => new() { Name = name, Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(text) };

    /// <summary>Returns an attribute with a list of integers.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="values">The integers.</param>
    public static AttributeProto Of(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.Add(values);
        return attribute;
    }

    /// <summary>Returns an attribute with a height and a width.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="extent">The height and the width.</param>
    public static AttributeProto Of(string name, Extent extent) => Of(name, extent.Height, extent.Width);
}
