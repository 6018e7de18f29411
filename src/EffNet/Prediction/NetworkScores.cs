using System.Runtime.InteropServices;
using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Computes the scores of images with networks.</summary>
internal static class NetworkScores
{
    /// <summary>Computes the scores of images. The network is in evaluation mode during the call.</summary>
    /// <param name="model">The network.</param>
    /// <param name="images">The images, of shape (N, C, H, W), any floating-point type and any device. They are not disposed.</param>
    /// <param name="nameOf">The function that returns the name of an image for messages.</param>
    /// <exception cref="InvalidOperationException">
    /// The network has no classifier, or does not return one row of scores for each image, or the scores are not finite.
    /// </exception>
    public static ClassScores Of(nn.Module<Tensor, Tensor> model, Tensor images, Func<int, string> nameOf)
    {
        CheckClassifier(model);
        using var scope = NewDisposeScope();
        using var evaluation = new EvaluationScope(model);
        var logits = model.call(Placed(model, images));
        if (logits.ndim != 2 || logits.shape[0] != images.shape[0] || logits.shape[1] < 1)
        {
            throw new InvalidOperationException(
                $"{model.GetName()} returned a tensor of shape {TensorShape.Of(logits.shape)} for {images.shape[0]} images; expected class scores (N, classes).");
        }

        var plain = logits.to(ScalarType.Float32).cpu().contiguous();
        var scores = new ClassScores(MemoryMarshal.Cast<byte, float>(plain.bytes).ToArray(), checked((int)logits.shape[1]));
        scores.CheckFinite(model.GetName(), nameOf, "The weights are damaged, or half precision overflowed. Load other weights, or compute in 32 bits.");
        return scores;
    }

    /// <summary>Throws an exception if a generated network has no classifier.</summary>
    public static void CheckClassifier(nn.Module<Tensor, Tensor> model)
    {
        if (model is UnrolledNetwork { ClassCount: 0 } network)
        {
            throw new InvalidOperationException(
                $"This {network.Declaration.TypeName} has no classifier, because it was created with 'classes: 0'. "
                + "Create it with the number of classes, for example 'classes: 10'.");
        }
    }

    private static Tensor Placed(nn.Module model, Tensor images) =>
        model.parameters().FirstOrDefault(parameter => parameter.is_floating_point()) is { } parameter
            ? images.to(parameter.dtype, parameter.device)
            : images;
}
