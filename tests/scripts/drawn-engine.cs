using System.Runtime.InteropServices;
using System.Text.Json;
using EffNet.Models;
using EffNet.Networks;
using EffNet.Onnx;
using EffNet.Weights;

// For publish-ahead-of-time: writes B0 with random weights as a safetensors file with preprocessing metadata, as a saved engine, and as an ONNX model.
var network = EfficientNetB0.Definition.Network;
WriteSafetensors("b0.safetensors", network);
using (var engine = EfficientNetB0.Engine.Load("b0.safetensors"))
    engine.Save("b0.engine");
using var weights = NetworkWeights.Open(network, "b0.safetensors");
OnnxExporter.Export(network, weights, "b0.onnx");

// A safetensors file consists of the length of the JSON header, the header, and the numbers.
static void WriteSafetensors(string path, Network network)
{
    const string Preprocessing = """{"resize":256,"crop":224,"interpolation":"bicubic","mean":[0.485,0.456,0.406],"std":[0.229,0.224,0.225]}""";
    var (header, offset) = (new List<string> { $$"""  "__metadata__":{"effnet.preprocessing":{{JsonSerializer.Serialize(Preprocessing, Texts.Default.String)}}}""" }, 0L);
    foreach (var tensor in network.State)
    {
        var (type, length) = tensor.Kind == StateTensorKind.Count ? ("I64", 8L) : ("F32", 4 * tensor.Shape.Aggregate(1L, (product, size) => product * size));
        header.Add($$"""  "{{tensor.Name}}":{"dtype":"{{type}}","shape":[{{string.Join(',', tensor.Shape)}}],"data_offsets":[{{offset}},{{offset + length}}]}""");
        offset += length;
    }

    var json = System.Text.Encoding.UTF8.GetBytes($"{{\n{string.Join(",\n", header)}\n}}");
    using var file = File.Create(path);
    file.Write(BitConverter.GetBytes((long)json.Length));
    file.Write(json);
    foreach (var tensor in network.State)
        file.Write(MemoryMarshal.AsBytes<float>(Draw(tensor)));
}

// Draws random numbers whose scale depends on the shape of the tensor, so that feature maps neither grow nor vanish with the depth of the network.
static float[] Draw(StateTensor tensor)
{
    var numbers = new float[tensor.Kind == StateTensorKind.Count ? 2 : tensor.Shape.Aggregate(1, (product, size) => product * size)];
    if (tensor.Kind == StateTensorKind.Count)
        return numbers;
    var scale = tensor.Shape.Count > 1 ? MathF.Sqrt(6f * tensor.Shape[0] / numbers.Length) : 0.2f;
    var center = tensor.Name.EndsWith("running_var", StringComparison.Ordinal) || (tensor.Shape.Count == 1 && tensor.Name.EndsWith("weight", StringComparison.Ordinal)) ? 1 : 0;
    var random = new Random(tensor.Name.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));
    for (var i = 0; i < numbers.Length; i++)
        numbers[i] = center + (((2 * random.NextSingle()) - 1) * scale);
    return numbers;
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class Texts : System.Text.Json.Serialization.JsonSerializerContext;
