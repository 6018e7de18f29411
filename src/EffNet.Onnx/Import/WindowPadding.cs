using EffNet.Networks;
using EffNet.Onnx.Export;

namespace EffNet.Onnx.Import;

/// <summary>How a network pads what a window reads.</summary>
/// <param name="Top">Rows above.</param>
/// <param name="Left">Columns on the left.</param>
/// <param name="Bottom">Rows below.</param>
/// <param name="Right">Columns on the right.</param>
/// <param name="IsSame">Whether these are TensorFlow's for the size of the network, and others at other sizes.</param>
/// <param name="ReachesOver">Whether windows may reach over the border below and on the right: ONNX's ceil_mode.</param>
internal sealed record WindowPadding(long Top, long Left, long Bottom, long Right, bool IsSame = false, bool ReachesOver = false)
{
    /// <summary>Returns a padding that is equal on opposite sides.</summary>
    /// <param name="border">The rows and columns.</param>
    /// <param name="reachesOver">Whether windows may reach over it.</param>
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
