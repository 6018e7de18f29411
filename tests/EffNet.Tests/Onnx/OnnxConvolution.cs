using Microsoft.ML.OnnxRuntime;
using static TorchSharp.torch;

namespace EffNet.Tests.Onnx;

/// <summary>ONNX Runtime's convolution with <c>auto_pad = SAME_UPPER</c>, ONNX's name for TensorFlow's "SAME".</summary>
internal static class OnnxConvolution
{
    /// <summary>Its output for images and weights in float32.</summary>
    public static Tensor Run(Tensor images, Tensor weight, long stride, long groups)
    {
        using var session = new InferenceSession(Model(stride, groups));
        using var options = new RunOptions();
        using var first = Value(images);
        using var second = Value(weight);
        using var results = session.Run(options, ["images", "weight"], [first, second], ["output"]);
        return tensor(results[0].GetTensorDataAsSpan<float>().ToArray(), results[0].GetTensorTypeAndShape().Shape);
    }

    private static OrtValue Value(Tensor tensor)
    {
        using var contiguous = tensor.contiguous();
        return OrtValue.CreateTensorValueFromMemory(contiguous.data<float>().ToArray(), tensor.shape);
    }

    // The fields' numbers are those of onnx.proto.
    private static byte[] Model(long stride, long groups)
    {
        var irVersion = Protobuf.Number(1, 8);
        var opsetImport = Protobuf.Message(8, Protobuf.Number(2, 13));
        var graph = Protobuf.Message(
            7,
            Node(stride, groups),
            Protobuf.Text(2, "graph"),
            ValueInfo(11, "images"),
            ValueInfo(11, "weight"),
            ValueInfo(12, "output"));
        return [.. irVersion, .. opsetImport, .. graph];
    }

    private static byte[] Node(long stride, long groups) => Protobuf.Message(
        1,
        Protobuf.Text(1, "images"),
        Protobuf.Text(1, "weight"),
        Protobuf.Text(2, "output"),
        Protobuf.Text(4, "Conv"),
        Attribute("auto_pad", type: 3, Protobuf.Text(4, "SAME_UPPER")),
        Attribute("group", type: 2, Protobuf.Number(3, groups)),
        Attribute("strides", type: 7, Protobuf.Number(8, stride), Protobuf.Number(8, stride)));

    private static byte[] Attribute(string name, int type, params byte[][] values) =>
        Protobuf.Message(5, [Protobuf.Text(1, name), Protobuf.Number(20, type), .. values]);

    /// <summary>A tensor of float32 whose shape is left open.</summary>
    private static byte[] ValueInfo(int field, string name) =>
        Protobuf.Message(field, Protobuf.Text(1, name), Protobuf.Message(2, Protobuf.Message(1, Protobuf.Number(1, 1))));
}
