using System.Buffers.Binary;
using System.Text;
using EffNet;
using EffNet.Models;
using EffNet.Networks;
using EffNet.Pictures;
using EffNet.Weights;

// The network: every node, and the parameters that they add up to.
var network = EfficientNetB0.Definition.Network;
Console.WriteLine($"{network.Nodes.Sum(node => node.Operation.Parameters)} of {EfficientNetB0.Parameters}");

// Its weights, from a file with torchvision's names.
WriteSafetensors("b0.safetensors", network);
using (var weights = NetworkWeights.Open(network, "b0.safetensors"))
{
    var values = weights.ReadSingles(weights.Find("features.0.0.weight"));
    Console.WriteLine($"weights {weights.Tensors.Count} tensors, {(weights.Report.IsComplete && values.All(v => v == 0.5f) ? "fits" : "does not fit")}");
}

// A picture, saved, read and prepared as the checkpoint expects.
new Picture(320, 240, new byte[3 * 320 * 240]).Save("black.png");
var preprocessing = EfficientNetB0.Checkpoints.Default.Preprocessing;
var input = new float[3 * preprocessing.Crop * preprocessing.Crop];
preprocessing.Prepare(PictureFile.Load("black.png"), input);
Console.WriteLine(FormattableString.Invariant($"picture {input.Length} values, first {input[0]:0.000000}"));

Console.WriteLine($"{EfficientNetB0.Definition.TrainingPreprocessing.Interpolation.ToString().ToLowerInvariant()} {EfficientNetB0.Definition.TrainingPreprocessing.Crop}");
Console.WriteLine($"ModuleVariant {EfficientNet.Variants[0].GetType() != typeof(NetworkVariant)}");

// Safetensors: the length of a JSON header, the header, and the numbers; here all 0.5.
static void WriteSafetensors(string path, Network network)
{
    var (header, offset) = (new StringBuilder("{"), 0L);
    foreach (var tensor in network.State)
    {
        var (type, length) = tensor.Kind == StateTensorKind.Count ? ("I64", 8L) : ("F32", 4 * tensor.Shape.Aggregate(1L, (product, size) => product * size));
        header.Append(offset == 0 ? "" : ",").Append(
            $"\"{tensor.Name}\":{{\"dtype\":\"{type}\",\"shape\":[{string.Join(',', tensor.Shape)}],\"data_offsets\":[{offset},{offset + length}]}}");
        offset += length;
    }

    var json = Encoding.UTF8.GetBytes(header.Append('}').ToString());
    var bytes = new byte[8 + json.Length + offset];
    BinaryPrimitives.WriteInt64LittleEndian(bytes, json.Length);
    json.CopyTo(bytes, 8);
    var numbers = bytes.AsSpan(8 + json.Length);
    for (var i = 0; i + 4 <= numbers.Length; i += 4)
        BinaryPrimitives.WriteSingleLittleEndian(numbers[i..], 0.5f);
    File.WriteAllBytes(path, bytes);
}
