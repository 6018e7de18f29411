using Microsoft.ML.OnnxRuntime;
using static TorchSharp.torch;

namespace EffNet.Tests.Onnx;

/// <summary>ONNX Runtime with a graph of one node, whose output is called <c>output</c>.</summary>
internal static class OnnxSession
{
    /// <summary>Returns the output of the node for float32 tensors, by the names of its inputs.</summary>
    public static Tensor Run(byte[] node, params (string Name, Tensor Value)[] inputs)
    {
        using var session = new InferenceSession(Model(node, [.. inputs.Select(input => input.Name)]));
        using var options = new RunOptions();
        var values = inputs.Select(input => Value(input.Value)).ToList();
        try
        {
            using var results = session.Run(options, [.. inputs.Select(input => input.Name)], values, ["output"]);
            return tensor(results[0].GetTensorDataAsSpan<float>().ToArray(), results[0].GetTensorTypeAndShape().Shape);
        }
        finally
        {
            values.ForEach(value => value.Dispose());
        }
    }

    private static OrtValue Value(Tensor tensor)
    {
        using var contiguous = tensor.contiguous();
        return OrtValue.CreateTensorValueFromMemory(contiguous.data<float>().ToArray(), tensor.shape);
    }

    // The fields' numbers are those of onnx.proto.
    private static byte[] Model(byte[] node, string[] inputs)
    {
        var irVersion = Protobuf.Number(1, 8);
        var opsetImport = Protobuf.Message(8, Protobuf.Number(2, 13));
        var graph = Protobuf.Message(
            7, [node, Protobuf.Text(2, "graph"), .. inputs.Select(input => ValueInfo(11, input)), ValueInfo(12, "output")]);
        return [.. irVersion, .. opsetImport, .. graph];
    }

    /// <summary>Returns the type of a float32 tensor without a specified shape.</summary>
    private static byte[] ValueInfo(int field, string name) =>
        Protobuf.Message(field, Protobuf.Text(1, name), Protobuf.Message(2, Protobuf.Message(1, Protobuf.Number(1, 1))));
}
