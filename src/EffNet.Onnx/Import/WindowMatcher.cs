using EffNet.Networks;
using EffNet.Onnx.Protos;

namespace EffNet.Onnx.Import;

/// <summary>Compares kernel, stride, dilation and padding of a convolution or pooling.</summary>
/// <param name="model">The model.</param>
internal sealed class WindowMatcher(ModelGraph model)
{
    /// <summary>Returns the difference between the window of a node and the window of the network; <see langword="null"/> if there is none.</summary>
    /// <param name="node">The node, which is a convolution or pooling.</param>
    /// <param name="kernel">The window of the network.</param>
    /// <param name="stride">The stride of the network.</param>
    /// <param name="padding">The padding of the network.</param>
    /// <param name="size">The input maps, if the model has a fixed size; otherwise, <see langword="null"/>.</param>
    /// <param name="input">Receives the name of the input of the node, before a node that only pads.</param>
    public string? Difference(NodeProto node, Extent kernel, Extent stride, WindowPadding padding, Shape? size, out string input)
    {
        input = node.Input[0];
        if (node.Integers("kernel_shape") is { } shape && !shape.SequenceEqual([kernel.Height, kernel.Width]))
            return $"{node.Title()} has a window of {string.Join("x", shape)}; expected {kernel}";
        if (!(node.Integers("strides") ?? [1, 1]).SequenceEqual([stride.Height, stride.Width]))
            return $"{node.Title()} has stride {string.Join("x", node.Integers("strides") ?? [1, 1])}; expected {stride}";
        if (node.Integers("dilations") is { } dilations && dilations.Any(d => d != 1))
            return $"{node.Title()} has dilation {string.Join("x", dilations)}, but the network has none";
        return Pads(node, kernel, stride, padding, size, ref input);
    }

    private string? Pads(NodeProto node, Extent kernel, Extent stride, WindowPadding padding, Shape? size, ref string input)
    {
        var mode = node.Text("auto_pad", "NOTSET");
        if (mode is "SAME_UPPER" or "SAME_LOWER")
        {
            // With stride 1 and an odd window, both modes pad equally on opposite sides at every size.
            var isCentered = stride == Extent.One && kernel.Height % 2 == 1 && kernel.Width % 2 == 1 && !padding.IsSame
                && (padding.Top, padding.Left) == ((kernel.Height - 1) / 2, (kernel.Width - 1) / 2);
            return isCentered || (padding.IsSame && mode == "SAME_UPPER")
                ? null
                : $"{node.Title()} pads with {mode}, but the network pads {(padding.IsSame ? "with SAME_UPPER" : padding)}";
        }

        long[] pads = mode == "VALID" ? [0, 0, 0, 0] : [.. node.Integers("pads") ?? [0, 0, 0, 0]];
        if (pads.Length != 4)
            return $"{node.Title()} has {pads.Length} pads; expected 4";
        if (model.ProducerOf(node.Input[0]) is { OpType: "Pad" } pad)
        {
            input = pad.Input[0];
            // Borders that are computed from the size can only be TensorFlow's; no other padding depends on the size.
            var border = Border(pad) ?? (padding.IsSame ? [padding.Top, padding.Left, padding.Bottom, padding.Right] : null);
            if (border is null)
                return $"{pad.Title()} does not pad with a constant number of zeros on each side";
            for (var i = 0; i < pads.Length; i++)
                pads[i] += border[i];
        }

        if (node.OpType != "Conv" && padding.ReachesOver != (node.Integer("ceil_mode", 0) != 0))
            return $"{node.Title()} has ceil_mode {node.Integer("ceil_mode", 0)}; expected {(padding.ReachesOver ? 1 : 0)}";
        return pads.SequenceEqual([padding.Top, padding.Left, padding.Bottom, padding.Right]) || (size is { } maps && HaveSameWindows(maps, kernel, stride, padding, pads))
            ? null
            : $"{node.Title()} has pads {string.Join(", ", pads)}; expected {padding}";
    }

    /// <summary>
    /// Returns <see langword="true"/> if two paddings give the same windows at a fixed size; otherwise, <see langword="false"/>. Rows below and columns on the
    /// right that no window reads are ignored. For example, at 224 pixels and stride 2, no window reads the last row of a symmetric border.
    /// </summary>
    private static bool HaveSameWindows(Shape maps, Extent kernel, Extent stride, WindowPadding padding, long[] pads)
    {
        return (pads[0], pads[1]) == (padding.Top, padding.Left)
            && Count(maps.Height, pads[0] + pads[2], kernel.Height, stride.Height) == Count(maps.Height, padding.Top + padding.Bottom, kernel.Height, stride.Height)
            && Count(maps.Width, pads[1] + pads[3], kernel.Width, stride.Width) == Count(maps.Width, padding.Left + padding.Right, kernel.Width, stride.Width);

        static long Count(int size, long border, int window, int step) => (size + border - window) / step;
    }

    /// <summary>
    /// Returns the rows and columns that a separate pad node adds; <see langword="null"/> if they are not constant, or if the node does not pad with zeros.
    /// </summary>
    private long[]? Border(NodeProto pad)
    {
        if (pad.Text("mode", "constant") != "constant" || pad.Input.Count > 3)
            return null;
        var sizes = pad.Integers("pads") ?? (pad.Input.Count > 1 && model.ConstantOf(pad.Input[1]) is { } constant ? TensorNumbers.Integers(constant) : null);
        return sizes is [0, 0, var top, var left, 0, 0, var bottom, var right] ? [top, left, bottom, right] : null;
    }
}
