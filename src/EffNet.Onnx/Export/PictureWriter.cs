using EffNet.Onnx.Protos;
using EffNet.Pictures;

namespace EffNet.Onnx.Export;

/// <summary>
/// Writes preprocessing as nodes. The shorter side is resized as in Pillow (antialiased, rounded to bytes), the center is cropped as in torchvision, and values
/// are normalized. The nodes require opset 18, whose Resize supports antialiasing.
/// </summary>
internal static class PictureWriter
{
    private const string Name = "preprocessing";
    private const int Colors = 3;

    /// <summary>Adds the nodes of the preprocessing.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="preprocessing">The preprocessing.</param>
    /// <param name="picture">The name of the input: bytes (N, height, width, 3).</param>
    /// <param name="output">The name of the normalized images (N, 3, crop, crop), which is reserved.</param>
    public static void Write(GraphWriter graph, Preprocessing preprocessing, string picture, string output)
    {
        var size = graph.Compute("Shape", $"{Name}/size", [picture], GraphAttribute.Of("start", 1), GraphAttribute.Of("end", 3));
        var resized = ResizedSize(graph, preprocessing.Resize, size);
        var maps = graph.Compute("Transpose", $"{Name}/channels_first", [picture], GraphAttribute.Of("perm", 0, 3, 1, 2));
        var numbers = graph.Cast(maps, $"{Name}/numbers", TensorProto.Types.DataType.Float);
        // Pillow resizes the columns first and rounds and clips the result to bytes, because the cubic filter overshoots. Each pass here does the same.
        var half = graph.Singles($"{Name}/half_level", [], [0.5f]);
        string[] bytes = [graph.Singles($"{Name}/least", [], [0]), graph.Singles($"{Name}/most", [], [byte.MaxValue])];
        var narrow = Resize("columns", numbers, axis: 3, "width");
        var small = Resize("rows", narrow, axis: 2, "height");
        Normalize(graph, preprocessing, Crop(graph, preprocessing, small, resized), output);

        string Resize(string what, string maps, int axis, string size)
        {
            var index = graph.Integers($"{Name}/{size}_index", axis - 2);
            var length = graph.Compute("Gather", $"{Name}/{size}", [resized, index]);
            var exact = graph.Compute("Resize", $"{Name}/resize_{what}", [maps, string.Empty, string.Empty, length], ResizeAttributes(preprocessing.Interpolation, axis));
            // Pillow rounds halves up; Round would round them to even.
            var raised = graph.Compute("Add", $"{Name}/raised_{what}", [exact, half]);
            return graph.Compute("Clip", $"{Name}/{what}", [graph.Compute("Floor", $"{Name}/rounded_{what}", [raised]), .. bytes]);
        }
    }

    /// <summary>Computes size * resize / shorter side, rounded down, as in torchvision.</summary>
    private static string ResizedSize(GraphWriter graph, int resize, string size)
    {
        var shorter = graph.Compute("ReduceMin", $"{Name}/shorter_side", [size], GraphAttribute.Of("keepdims", 1));
        var product = graph.Compute("Mul", $"{Name}/scaled_size", [size, graph.Integers($"{Name}/resize_to", resize)]);
        return graph.Compute("Div", $"{Name}/resized_size", [product, shorter]);
    }

    /// <summary>Returns the attributes of Pillow's filters: the triangle, or Keys' cubic with a = -0.5, without positions outside of the picture.</summary>
    private static IEnumerable<AttributeProto> ResizeAttributes(Interpolation interpolation, int axis)
    {
        yield return GraphAttribute.Of("axes", [(long)axis]);
        yield return GraphAttribute.Of("antialias", 1);
        yield return GraphAttribute.Of("exclude_outside", 1);
        yield return GraphAttribute.Of("mode", interpolation == Interpolation.Bilinear ? "linear" : "cubic");
        yield return GraphAttribute.Of("cubic_coeff_a", -0.5f);
    }

    private static string Crop(GraphWriter graph, Preprocessing preprocessing, string maps, string size)
    {
        var crop = graph.Integers($"{Name}/crop_to", preprocessing.Crop, preprocessing.Crop);
        if (preprocessing.Crop > preprocessing.Resize)
            (maps, size) = Surround(graph, maps, size, crop);
        // Half of the surplus, rounded half to even as in Python.
        var surplus = graph.Cast(graph.Compute("Sub", $"{Name}/surplus", [size, crop]), $"{Name}/surplus_number", TensorProto.Types.DataType.Float);
        var half = graph.Compute("Round", $"{Name}/half", [graph.Compute("Mul", $"{Name}/exact_half", [surplus, graph.Singles($"{Name}/one_half", [], [0.5f])])]);
        var start = graph.Cast(half, $"{Name}/start", TensorProto.Types.DataType.Int64);
        var end = graph.Compute("Add", $"{Name}/end", [start, crop]);
        return graph.Compute("Slice", $"{Name}/crop", [maps, start, end, graph.Integers($"{Name}/crop_axes", 2, 3)]);
    }

    /// <summary>Adds a black border around a picture that is smaller than the crop. The larger part is below and on the right.</summary>
    private static (string Maps, string Size) Surround(GraphWriter graph, string maps, string size, string crop)
    {
        var wanted = graph.Compute("Max", $"{Name}/surrounded_size", [size, crop]);
        var missing = graph.Compute("Sub", $"{Name}/missing", [wanted, size]);
        var first = graph.Compute("Div", $"{Name}/border_before", [missing, graph.Integers($"{Name}/two", 2)]);
        var rest = graph.Compute("Sub", $"{Name}/border_after", [missing, first]);
        var none = graph.Integers($"{Name}/no_border", 0, 0);
        var pads = graph.Compute("Concat", $"{Name}/borders", [none, first, none, rest], GraphAttribute.Of("axis", 0));
        return (graph.Compute("Pad", $"{Name}/surround", [maps, pads]), wanted);
    }

    /// <summary>Computes (x / 255 - mean) / deviation as one subtraction and one multiplication.</summary>
    private static void Normalize(GraphWriter graph, Preprocessing preprocessing, string numbers, string output)
    {
        var means = graph.Singles($"{Name}/mean", [Colors, 1, 1], Values(preprocessing.Mean, mean => byte.MaxValue * (double)mean));
        var factors = graph.Singles($"{Name}/factor", [Colors, 1, 1], Values(preprocessing.StandardDeviation, deviation => 1 / (byte.MaxValue * (double)deviation)));
        graph.Add("Mul", $"{Name}/normalize", [graph.Compute("Sub", $"{Name}/center", [numbers, means]), factors], output);
    }

    private static float[] Values(ChannelValues values, Func<float, double> convert) => [(float)convert(values.Red), (float)convert(values.Green), (float)convert(values.Blue)];
}
