using System.Globalization;
using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Exceptions for tensors that a network does not support, and for unusable scores.</summary>
internal static class Refusals
{
    /// <summary>
    /// Returns an exception for images of integers or Boolean values. They are not converted automatically, because the values would still not be normalized.
    /// </summary>
    public static ArgumentException NotFloatingPoint(nn.Module model, Tensor images, string parameter) => new(
        $"The images are {images.dtype} of shape {TensorShape.Of(images.shape)}, but {model.GetName()} expects floating-point numbers. "
        + "Convert the tensor with to(ScalarType.Float32), and normalize it as the weights expect.",
        parameter);

    /// <summary>Throws an exception if a score is not finite. The message states the first image with such a score.</summary>
    /// <exception cref="InvalidOperationException">A score is not finite.</exception>
    public static void CheckFinite(nn.Module model, Tensor logits)
    {
        using var withoutGradients = no_grad();
        using var finite = logits.isfinite();
        using var rows = finite.all(1);
        using var onCpu = rows.cpu();
        var image = Array.IndexOf(onCpu.data<bool>().ToArray(), false);
        if (image < 0)
            return;
        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"Image {image}: the scores of {model.GetName()} are not finite. Check that the image and the weights do not contain NaN or infinity, "
            + $"or compute in 32 bits instead of half precision."));
    }
}
