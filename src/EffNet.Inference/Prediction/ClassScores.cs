using System.Globalization;

namespace EffNet;

/// <summary>The scores of the classes for several images, and the ranks, probabilities and losses that follow from them.</summary>
/// <param name="scores">The scores, (images, classes) in row-major order.</param>
/// <param name="classCount">The number of classes.</param>
internal sealed class ClassScores(float[] scores, int classCount)
{
    /// <summary>Gets the number of classes.</summary>
    public int ClassCount => classCount;

    /// <summary>Returns the scores of an image.</summary>
    /// <param name="image">The index of the image.</param>
    public ReadOnlySpan<float> Of(int image) => scores.AsSpan(image * classCount, classCount);

    /// <summary>Returns the best classes of an image, best first. If two classes have equal scores, the class with the lower index comes first.</summary>
    /// <param name="image">The index of the image.</param>
    /// <param name="count">The number of best classes to return. If there are fewer classes, all are returned.</param>
    public int[] Best(int image, int count)
    {
        var keys = Of(image).ToArray();
        int[] classes = [.. Enumerable.Range(0, classCount)];
        Array.Sort(classes, (a, b) => keys[b].CompareTo(keys[a]) is var order && order != 0 ? order : a.CompareTo(b));
        return classes.Length <= count ? classes : classes[..count];
    }

    /// <summary>Returns the best classes of an image with their probabilities.</summary>
    /// <param name="image">The index of the image.</param>
    /// <param name="count">The number of best classes to return. If there are fewer classes, all are returned.</param>
    /// <param name="classNames">The names of all classes.</param>
    public Prediction[] Predictions(int image, int count, IReadOnlyList<string>? classNames)
    {
        var own = Of(image).ToArray();
        var (highest, sum) = Exponentials(own);
        return [.. Best(image, count).Select(index => new Prediction(index, classNames?[index], Math.Exp(own[index] - highest) / sum, own[index]))];
    }

    /// <summary>Returns the probability of a class of an image, by softmax over its scores.</summary>
    /// <param name="image">The index of the image.</param>
    /// <param name="index">The index of the class.</param>
    public double ProbabilityOf(int image, int index)
    {
        var (highest, sum) = Exponentials(Of(image));
        return Math.Exp(Of(image)[index] - highest) / sum;
    }

    /// <summary>Returns the cross-entropy of an image: the negative logarithm of the probability of its class.</summary>
    /// <param name="image">The index of the image.</param>
    /// <param name="actual">The index of the actual class.</param>
    public double Loss(int image, int actual)
    {
        var (highest, sum) = Exponentials(Of(image));
        return Math.Log(sum) + highest - Of(image)[actual];
    }

    /// <summary>Returns the rank of a class: the number of classes before it in <see cref="Best"/>, so 0 for the best class.</summary>
    /// <param name="image">The index of the image.</param>
    /// <param name="actual">The index of the class.</param>
    public int Rank(int image, int actual)
    {
        var own = Of(image);
        var rank = 0;
        for (var i = 0; i < own.Length; i++)
            rank += own[i] > own[actual] || (own[i] == own[actual] && i < actual) ? 1 : 0;
        return rank;
    }

    /// <summary>Throws an exception if a score is not finite, because such a score has no rank and no probability.</summary>
    /// <param name="network">The name of the network.</param>
    /// <param name="nameOf">A function that returns the name of an image.</param>
    /// <param name="advice">The possible reason and the remedy.</param>
    /// <exception cref="InvalidOperationException">A score is not finite.</exception>
    public void CheckFinite(string network, Func<int, string> nameOf, string advice)
    {
        var place = Array.FindIndex(scores, score => !float.IsFinite(score));
        if (place < 0)
            return;
        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"{nameOf(place / classCount)}: the scores of {network} are not finite; class {place % classCount} has {scores[place]}. {advice}"));
    }

    /// <summary>Returns the highest score and the denominator of softmax, scaled so that it does not overflow.</summary>
    private static (double Highest, double Sum) Exponentials(ReadOnlySpan<float> scores)
    {
        var (highest, sum) = (double.NegativeInfinity, 0.0);
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        foreach (var score in scores)
            sum += Math.Exp(score - highest);
        return (highest, sum);
    }
}
