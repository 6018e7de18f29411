using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>Represents the state of a part of a training: named tensors and named whole numbers.</summary>
/// <param name="Tensors">The tensors by name.</param>
/// <param name="Counts">The whole numbers by name.</param>
internal sealed record TrainingState(IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, long> Counts)
{
    /// <summary>Gets an empty state.</summary>
    public static TrainingState Empty { get; } = new(new Dictionary<string, Tensor>(), new Dictionary<string, long>());

    /// <summary>Checks all tensors and copies them to the tensors of <paramref name="target"/>.</summary>
    /// <param name="target">The state to overwrite.</param>
    /// <param name="owner">The owner of the state for messages, for example <c>optimizer</c>.</param>
    /// <exception cref="ArgumentException">Names, shapes or types of the two states differ. Nothing is changed.</exception>
    public void CopyTensorsTo(TrainingState target, string owner)
    {
        CheckNames(Tensors.Keys, target.Tensors.Keys, owner);
        CheckNames(Counts.Keys, target.Counts.Keys, owner);
        foreach (var (name, tensor) in target.Tensors)
            CheckTensor(name, Tensors[name], tensor, owner);
        using var withoutGradients = no_grad();
        foreach (var (name, tensor) in target.Tensors)
            tensor.copy_(Tensors[name]);
    }

    private static void CheckNames(IEnumerable<string> stored, IEnumerable<string> expected, string owner)
    {
        if (expected.Except(stored, StringComparer.Ordinal).FirstOrDefault() is { } missing)
            throw Mismatch(owner, $"'{missing}' is missing");
        if (stored.Except(expected, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw Mismatch(owner, $"'{unknown}' is unknown");
    }

    private static void CheckTensor(string name, Tensor stored, Tensor expected, string owner)
    {
        if (stored.dtype != expected.dtype || !stored.shape.AsSpan().SequenceEqual(expected.shape))
            throw Mismatch(owner, $"'{name}' is {Describe(stored)}, but {Describe(expected)} was expected");
    }

    private static string Describe(Tensor tensor) => $"{tensor.dtype} [{string.Join(", ", tensor.shape)}]";

    private static ArgumentException Mismatch(string owner, string problem) => new(
        $"The stored state of the {owner} does not match: {problem}. Resume with the network, the recipe and the frozen stages with which the checkpoint was written.");
}
