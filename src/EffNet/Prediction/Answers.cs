using System.Globalization;
using System.Runtime.InteropServices;
using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>What a network says of a batch, in plain memory.</summary>
internal sealed class Answers
{
    private readonly float[] _logits;

    private Answers(float[] logits, int classes) => (_logits, ClassCount) = (logits, classes);

    /// <summary>Outputs for each picture.</summary>
    public int ClassCount { get; }

    /// <summary>Asks a network, which evaluates meanwhile.</summary>
    /// <param name="model">The network.</param>
    /// <param name="images">Images (N, C, H, W) on any device, of any floating type; they stay the caller's.</param>
    /// <param name="nameOf">What to call an image in messages.</param>
    /// <exception cref="InvalidOperationException">It has no classifier, or does not answer with one row of scores for each image, all of them finite.</exception>
    public static Answers Of(nn.Module<Tensor, Tensor> model, Tensor images, Func<int, string> nameOf)
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
        var answers = new Answers(MemoryMarshal.Cast<byte, float>(plain.bytes).ToArray(), checked((int)logits.shape[1]));
        answers.CheckFinite(model, nameOf);
        return answers;
    }

    /// <summary>Throws where a network says by itself that it knows no classes.</summary>
    public static void CheckClassifier(nn.Module<Tensor, Tensor> model)
    {
        if (model is UnrolledNetwork { ClassCount: 0 } network)
            throw new InvalidOperationException($"This {network.Declaration.TypeName} has no classifier: it was made with classes: 0 and answers with features.");
    }

    /// <summary>The scores of one image.</summary>
    public ReadOnlySpan<float> Scores(int image) => _logits.AsSpan(image * ClassCount, ClassCount);

    /// <summary>The best classes of one image, best first; of equal ones the lower number.</summary>
    public int[] Best(int image, int count)
    {
        var keys = Scores(image).ToArray();
        var classes = new int[ClassCount];
        for (var i = 0; i < classes.Length; i++)
            classes[i] = i;
        Array.Sort(classes, (a, b) => keys[b].CompareTo(keys[a]) is var order && order != 0 ? order : a.CompareTo(b));
        return classes.Length <= count ? classes : classes[..count];
    }

    /// <summary>The best classes of one image with their probabilities.</summary>
    public Prediction[] Predictions(int image, int count, IReadOnlyList<string>? classNames)
    {
        var scores = Scores(image);
        var best = Best(image, count);
        var (highest, sum) = Exponentials(scores);
        var predictions = new Prediction[best.Length];
        for (var i = 0; i < best.Length; i++)
            predictions[i] = new Prediction(best[i], classNames?[best[i]], Math.Exp(scores[best[i]] - highest) / sum, scores[best[i]]);
        return predictions;
    }

    /// <summary>Gets the cross-entropy of one image: the negative logarithm of the probability of its class.</summary>
    public double Loss(int image, int actual)
    {
        var (highest, sum) = Exponentials(Scores(image));
        return Math.Log(sum) + highest - Scores(image)[actual];
    }

    /// <summary>Gets the number of classes that are better than one: its place in <see cref="Best"/>.</summary>
    public int Rank(int image, int actual)
    {
        var scores = Scores(image);
        var rank = 0;
        for (var i = 0; i < scores.Length; i++)
            rank += scores[i] > scores[actual] || (scores[i] == scores[actual] && i < actual) ? 1 : 0;
        return rank;
    }

    /// <summary>Throws where a score has no place in an order, or no probability.</summary>
    private void CheckFinite(nn.Module model, Func<int, string> nameOf)
    {
        var place = Array.FindIndex(_logits, score => !float.IsFinite(score));
        if (place < 0)
            return;
        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"{nameOf(place / ClassCount)}: the scores of {model.GetName()} are not finite; class {place % ClassCount} has {_logits[place]}. Its weights are broken, or half precision overflowed: load other weights, or compute in 32 bits."));
    }

    /// <summary>The denominator of softmax, scaled so that it does not overflow.</summary>
    private static (double Highest, double Sum) Exponentials(ReadOnlySpan<float> scores)
    {
        var (highest, sum) = (double.NegativeInfinity, 0.0);
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        foreach (var score in scores)
            sum += Math.Exp(score - highest);
        return (highest, sum);
    }

    private static Tensor Placed(nn.Module model, Tensor images) =>
        model.parameters().FirstOrDefault(parameter => parameter.is_floating_point()) is { } parameter
            ? images.to(parameter.dtype, parameter.device)
            : images;
}
