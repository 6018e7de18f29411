using System.Runtime.InteropServices;
using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Asks networks for the scores of images.</summary>
internal static class Answers
{
    /// <summary>Asks a network, which evaluates meanwhile.</summary>
    /// <param name="model">The network.</param>
    /// <param name="images">Images (N, C, H, W) on any device, of any floating type; they stay the caller's.</param>
    /// <param name="nameOf">What to call an image in messages.</param>
    /// <exception cref="InvalidOperationException">It has no classifier, or does not answer with one row of scores for each image, all of them finite.</exception>
    public static ClassScores Of(nn.Module<Tensor, Tensor> model, Tensor images, Func<int, string> nameOf)
    {
        CheckClassifier(model);
        using var scope = NewDisposeScope();
        using var evaluation = new EvaluationScope(model);
        var logits = model.call(Placed(model, images));
        if (logits.ndim != 2 || logits.shape[0] != images.shape[0] || logits.shape[1] < 1)
        {
            throw new InvalidOperationException(
                $"{model.GetName()} answers with shape {TensorShape.Of(logits.shape)} to {images.shape[0]} images; (N, classes) is needed to name classes.");
        }

        var plain = logits.to(ScalarType.Float32).cpu().contiguous();
        var scores = new ClassScores(MemoryMarshal.Cast<byte, float>(plain.bytes).ToArray(), checked((int)logits.shape[1]));
        scores.CheckFinite(model.GetName(), nameOf, "Its weights are broken, or half precision overflowed: load other weights, or compute in 32 bits.");
        return scores;
    }

    /// <summary>Throws where a network says by itself that it knows no classes.</summary>
    public static void CheckClassifier(nn.Module<Tensor, Tensor> model)
    {
        if (model is UnrolledNetwork { ClassCount: 0 } network)
            throw new InvalidOperationException($"This {network.Declaration.TypeName} has no classifier: it was made with classes: 0 and answers with features.");
    }

    private static Tensor Placed(nn.Module model, Tensor images) =>
        model.parameters().FirstOrDefault(parameter => parameter.is_floating_point()) is { } parameter
            ? images.to(parameter.dtype, parameter.device)
            : images;
}
