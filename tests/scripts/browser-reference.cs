using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EffNet.Inference;
using EffNet.Models;
using EffNet.Networks;
using EffNet.Pictures;

// For tests/scripts/browser-check: writes random weights for B0, pictures, and the predictions of the engine on this machine.
string[] names = ["apple", "pear", "orange", "lemon", "peach", "plum", "cherry", "melon", "grape", "coconut"];
var network = EfficientNetB0.Definition.Network.With(classCount: names.Length);
WriteWeights("model.safetensors", network, names);
File.WriteAllText("model.json", new JsonObject
{
    ["file"] = "model.safetensors",
    ["network"] = "EfficientNetB0",
    ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes("model.safetensors"))),
}.ToJsonString());

// A bright circle on a dark background. Preprocessing resizes and crops a picture of this size.
var picture = Draw(640, 480);
picture.Save("photograph.png");
var encoded = new MemoryStream();
picture.Save(encoded, PictureFormat.Jpeg);
File.WriteAllBytes("upright.jpg", Turn(encoded.ToArray()));
File.WriteAllText("broken.jpg", "not a picture");

using var engine = EfficientNetB0.Engine.Load("model.safetensors");
var best = engine.Predict(PictureFile.Load("photograph.png"), top: 5);
var map = engine.Cam(PictureFile.Load("photograph.png"));
File.WriteAllText("expected.json", new JsonObject
{
    ["vectors"] = engine.Vectors.ToString(),
    ["best"] = new JsonArray([.. best.Select(b => new JsonObject { ["index"] = b.ClassIndex, ["name"] = b.ClassName, ["probability"] = b.Probability, ["score"] = b.Score })]),
    ["map"] = new JsonArray([.. map.Scale(224, 224).Select(share => (JsonNode)share)]),
}.ToJsonString());
Console.WriteLine($"{engine.Vectors}: {string.Join(", ", best.Select(b => FormattableString.Invariant($"{b.ClassName} {b.Probability:P2} ({b.Score:0.000})")))}");

static Picture Draw(int width, int height)
{
    var pixels = new byte[3 * width * height];
    for (var y = 0; y < height; y++)
    {
        for (var x = 0; x < width; x++)
        {
            var (dx, dy) = ((x - 380) / 130.0, (y - 220) / 130.0);
            var distance = Math.Sqrt((dx * dx) + (dy * dy));
            var place = 3 * ((y * width) + x);
            var stripe = (x + y) / 24 % 2 == 0 ? 18 : 0;
            (pixels[place], pixels[place + 1], pixels[place + 2]) = distance < 1
                ? ((byte)(250 - (60 * distance)), (byte)(190 - (120 * distance)), (byte)(60 + (40 * distance)))
                : ((byte)(30 + stripe + (x / 16)), (byte)(60 + stripe + (y / 8)), (byte)(90 + stripe + (y / 5)));
        }
    }

    return new Picture(width, height, pixels);
}

// Adds EXIF metadata to a JPEG file: the orientation 6, which means that viewers must rotate the picture by 90 degrees.
static byte[] Turn(byte[] file)
{
    byte[] exif = [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
    return [.. file[..2], .. exif, .. file[2..]];
}

// A safetensors file consists of the length of the JSON header, the header, and the numbers.
static void WriteWeights(string path, Network network, string[] names)
{
    var header = new JsonObject
    {
        ["__metadata__"] = new JsonObject
        {
            ["effnet.network"] = "EfficientNetB0",
            ["effnet.class_names"] = JsonSerializer.Serialize(names),
            ["effnet.preprocessing"] = """{"resize":256,"crop":224,"interpolation":"bicubic","mean":[0.485,0.456,0.406],"std":[0.229,0.224,0.225]}""",
        },
    };
    using var numbers = new MemoryStream();
    foreach (var tensor in network.State.Where(t => t.Kind != StateTensorKind.Count))
    {
        var start = numbers.Length;
        foreach (var number in NumbersOf(tensor))
            numbers.Write(BitConverter.GetBytes(number));
        header[tensor.Name] = new JsonObject
        {
            ["dtype"] = "F32",
            ["shape"] = new JsonArray([.. tensor.Shape.Select(size => (JsonNode)size)]),
            ["data_offsets"] = new JsonArray(start, numbers.Length),
        };
    }

    var text = Encoding.UTF8.GetBytes(header.ToJsonString());
    var length = new byte[sizeof(long)];
    BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
    File.WriteAllBytes(path, [.. length, .. text, .. numbers.ToArray()]);
}

// The filters keep the scale of their input approximately, and the classifier increases the scale. Therefore, the scores depend visibly on the picture.
static IEnumerable<float> NumbersOf(StateTensor tensor)
{
    var count = (int)tensor.Shape.Aggregate(1L, (product, size) => product * size);
    var random = new Random(tensor.Name.Aggregate(7, (hash, letter) => unchecked((hash * 31) + letter)));
    var isFilter = tensor.Shape.Count > 1;
    var isOne = tensor.Name.EndsWith("running_var", StringComparison.Ordinal) || (!isFilter && tensor.Name.EndsWith("weight", StringComparison.Ordinal));
    var gain = tensor.Shape.Count == 2 ? 150 : 1.5;
    var deviation = isFilter ? Math.Sqrt(gain * tensor.Shape[0] / count) : 0.05;
    for (var i = 0; i < count; i++)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        yield return isOne ? 1 : (float)(deviation * normal);
    }
}
