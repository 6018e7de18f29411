using EffNet.Networks;
using EffNet.Onnx.Export;

namespace EffNet.Onnx.Import;

/// <summary>The padding of the input of a window in a network.</summary>
/// <param name="Top">The number of rows above.</param>
/// <param name="Left">The number of columns on the left.</param>
/// <param name="Bottom">The number of rows below.</param>
/// <param name="Right">The number of columns on the right.</param>
/// <param name="IsSame">Whether the padding is TensorFlow's "SAME". Its four numbers depend on the size of the input.</param>
/// <param name="ReachesOver">Whether windows may extend beyond the border below and on the right, as with ONNX's ceil_mode.</param>
internal sealed record WindowPadding(long Top, long Left, long Bottom, long Right, bool IsSame = false, bool ReachesOver = false)
{
    /// <summary>Returns a padding that is the same on opposite sides.</summary>
    /// <param name="border">The number of rows and columns.</param>
    /// <param name="reachesOver">Whether windows may extend beyond the border.</param>
    public static WindowPadding Symmetric(Extent border, bool reachesOver = false) => new(border.Height, border.Width, border.Height, border.Width, ReachesOver: reachesOver);

    /// <summary>Returns TensorFlow's padding.</summary>
    /// <param name="input">The maps before padding.</param>
    /// <param name="kernel">The window.</param>
    /// <param name="stride">The step between positions.</param>
    public static WindowPadding Same(Shape input, Extent kernel, Extent stride)
    {
        var pads = PadSizes.Of(input, kernel, stride);
        return new WindowPadding(pads[2], pads[3], pads[6], pads[7], IsSame: true);
    }

    /// <summary>Returns the four numbers in ONNX's order.</summary>
    public override string ToString() => FormattableString.Invariant($"{Top}, {Left}, {Bottom}, {Right}");
}
