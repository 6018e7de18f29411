using static TorchSharp.torch;

namespace EffNet.Tests.Onnx;

/// <summary>ONNX Runtime's convolution with <c>auto_pad = SAME_UPPER</c>, ONNX's name for TensorFlow's "SAME".</summary>
internal static class OnnxConvolution
{
    /// <summary>Returns its output for images and weights in float32.</summary>
    public static Tensor Run(Tensor images, Tensor weight, long stride, long groups)
    {
        var node = OnnxNode.Of(
            "Conv",
            ["images", "weight"],
            OnnxNode.Attribute("auto_pad", "SAME_UPPER"),
            OnnxNode.Attribute("group", groups),
            OnnxNode.Attribute("strides", [stride, stride]));
        return OnnxSession.Run(node, ("images", images), ("weight", weight));
    }
}
