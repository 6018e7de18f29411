namespace EffNet.Tests.Onnx;

/// <summary>A node of an ONNX graph. The fields' numbers are those of onnx.proto.</summary>
internal static class OnnxNode
{
    public static byte[] Of(string operation, string[] inputs, params byte[][] attributes) => Protobuf.Message(
        1, [.. inputs.Select(input => Protobuf.Text(1, input)), Protobuf.Text(2, "output"), Protobuf.Text(4, operation), .. attributes]);

    public static byte[] Attribute(string name, string value) => Attribute(name, type: 3, Protobuf.Text(4, value));

    public static byte[] Attribute(string name, long value) => Attribute(name, type: 2, Protobuf.Number(3, value));

    public static byte[] Attribute(string name, long[] values) => Attribute(name, type: 7, [.. values.Select(value => Protobuf.Number(8, value))]);

    private static byte[] Attribute(string name, int type, params byte[][] values) =>
        Protobuf.Message(5, [Protobuf.Text(1, name), Protobuf.Number(20, type), .. values]);
}
