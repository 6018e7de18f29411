using EffNet.Networks;

namespace EffNet.Onnx.Export;

/// <summary>
/// Computes the borders of TensorFlow's "SAME": (ceil(size / stride) - 1) * stride + kernel - size in total, of which half, rounded down, is before the first
/// position.
/// </summary>
internal static class PadSizes
{
    private const int Dimensions = 4;

    /// <summary>Returns the borders for a fixed size, in the order of ONNX's Pad: before each dimension, then after each dimension.</summary>
    /// <param name="input">The maps.</param>
    /// <param name="kernel">The window.</param>
    /// <param name="stride">The step between positions.</param>
    public static long[] Of(Shape input, Extent kernel, Extent stride)
    {
        var padded = new SamePad(kernel, stride).OutputShape(input);
        var (rows, columns) = ((long)padded.Height - input.Height, (long)padded.Width - input.Width);
        return [0, 0, rows / 2, columns / 2, 0, 0, rows - (rows / 2), columns - (columns / 2)];
    }

    /// <summary>Adds nodes that compute the borders from the size of a value at run time.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">The prefix of the names of the nodes.</param>
    /// <param name="value">The name of the maps (N, C, H, W).</param>
    /// <param name="kernel">The window.</param>
    /// <param name="stride">The step between positions.</param>
    /// <returns>The name of a list of eight numbers, the input of ONNX's Pad.</returns>
    public static string Write(GraphWriter graph, string name, string value, Extent kernel, Extent stride)
    {
        var steps = graph.Integers($"{name}/stride", stride.Height, stride.Width);
        var one = graph.Integers($"{name}/one", 1, 1);
        var size = graph.Compute("Shape", $"{name}/size", [value], GraphAttribute.Of("start", Dimensions - 2));
        // ceil(size / stride) - 1 = floor((size - 1) / stride) because sizes are at least 1.
        var last = graph.Compute("Div", $"{name}/last", [graph.Compute("Sub", $"{name}/before", [size, one]), steps]);
        var reach = graph.Compute("Add", $"{name}/reach", [graph.Compute("Mul", $"{name}/start", [last, steps]), graph.Integers($"{name}/kernel", kernel.Height, kernel.Width)]);
        var total = graph.Compute("Max", $"{name}/total", [graph.Compute("Sub", $"{name}/missing", [reach, size]), graph.Integers($"{name}/zero", 0, 0)]);
        var first = graph.Compute("Div", $"{name}/first", [total, graph.Integers($"{name}/two", 2, 2)]);
        var rest = graph.Compute("Sub", $"{name}/rest", [total, first]);
        var none = graph.Integers($"{name}/none", 0, 0);
        return graph.Compute("Concat", $"{name}/pads", [none, first, none, rest], GraphAttribute.Of("axis", 0));
    }
}
