using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet.Explanation;

/// <summary>The class of each image and its probability.</summary>
internal sealed record ChosenClasses(IReadOnlyList<int> ClassIndices, IReadOnlyList<double> Probabilities)
{
    /// <summary>Returns the requested classes, or the best class of each image if <paramref name="classes"/> is <see langword="null"/>.</summary>
    public static ChosenClasses Of(Tensor logits, IReadOnlyList<int>? classes)
    {
        using var withoutGradients = no_grad();
        if (logits.ndim != 2)
            throw new ArgumentException($"The network returned a tensor of shape {TensorShape.Of(logits.shape)}; expected class scores (N, classes).");
        var chosen = classes?.ToArray() ?? BestOf(logits);
        foreach (var index in chosen)
        {
            if (index < 0 || index >= logits.shape[1])
                throw new ArgumentOutOfRangeException(nameof(classes), index, $"The class must be from 0 to {logits.shape[1] - 1}, but was {index}.");
        }

        // Move to the CPU first, because not every device supports double precision.
        using var onCpu = logits.cpu();
        using var scores = onCpu.to(ScalarType.Float64);
        using var shares = scores.softmax(1);
        using var picked = Pick(shares, chosen);
        return new ChosenClasses(chosen, picked.data<double>().ToArray());
    }

    /// <summary>Returns classes as a tensor of indices of shape (N), which must be 64-bit integers.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="device">The device of the result.</param>
    public static Tensor ToTensor(IReadOnlyList<int> classes, Device device) => tensor([.. classes.Select(index => (long)index)], device: device);

    /// <summary>
    /// Returns the sum of the chosen scores. In evaluation mode images are independent, so the gradient of the sum contains the gradient of each image.
    /// </summary>
    public Tensor ScoreOf(Tensor logits)
    {
        using var scores = Pick(logits, ClassIndices);
        return scores.sum();
    }

    /// <summary>Returns the maps with their classes. The result takes ownership of the maps.</summary>
    public ActivationMaps Describe(Tensor maps) => new(maps, ClassIndices, Probabilities);

    private static int[] BestOf(Tensor logits)
    {
        using var best = logits.argmax(1);
        using var onCpu = best.cpu();
        return [.. onCpu.data<long>().Select(index => (int)index)];
    }

    /// <summary>Returns one element of each row.</summary>
    private static Tensor Pick(Tensor rows, IReadOnlyList<int> columns)
    {
        using var indices = ToTensor(columns, rows.device);
        using var index = indices.unsqueeze(1);
        using var picked = rows.gather(1, index);
        return picked.flatten();
    }
}
