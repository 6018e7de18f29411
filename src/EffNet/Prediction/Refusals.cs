using System.Globalization;
using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Exceptions for tensors that a network cannot take, and for answers that nobody can use.</summary>
internal static class Refusals
{
    /// <summary>Images of integers or booleans: a conversion alone would give values that the weights never saw.</summary>
    public static ArgumentException NotFloatingPoint(nn.Module model, Tensor images, string parameter) => new(
        $"{model.GetName()} expects floating-point images, but the tensor is {images.dtype} of shape {TensorShape.Of(images.shape)}. "
        + "Convert it with to(ScalarType.Float32) and normalize it as the weights expect.",
        parameter);

    /// <summary>Throws if a score is not finite, and names the first image with one.</summary>
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
            $"Image {image}: the scores of {model.GetName()} are not finite. The image or the weights contain NaN or infinity, or half precision overflowed."));
    }
}
