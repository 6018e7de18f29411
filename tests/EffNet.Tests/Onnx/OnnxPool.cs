using static TorchSharp.torch;

namespace EffNet.Tests.Onnx;

/// <summary>Pooling in ONNX Runtime. Means are over the positions inside the input.</summary>
internal static class OnnxPool
{
    /// <summary>Runs pooling with TensorFlow's padding "SAME".</summary>
    public static Tensor RunSame(string operation, Tensor maps, long kernel, long stride) =>
        Run(operation, maps, kernel, stride, OnnxNode.Attribute("auto_pad", "SAME_UPPER"));

    /// <summary>Runs pooling with the same border on all sides. Windows that begin inside can extend beyond the border.</summary>
    public static Tensor RunSymmetric(string operation, Tensor maps, long kernel, long stride)
    {
        var border = (kernel - 1) / 2;
        var pads = OnnxNode.Attribute("pads", [border, border, border, border]);
        return Run(operation, maps, kernel, stride, pads, OnnxNode.Attribute("ceil_mode", kernel % 2 == 0 ? 1 : 0));
    }

    private static Tensor Run(string operation, Tensor maps, long kernel, long stride, params byte[][] padding) => OnnxSession.Run(
        OnnxNode.Of(
            operation,
            ["maps"],
            [OnnxNode.Attribute("kernel_shape", [kernel, kernel]), OnnxNode.Attribute("strides", [stride, stride]), .. padding]),
        ("maps", maps));
}
