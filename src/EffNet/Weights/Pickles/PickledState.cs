using System.Collections.Immutable;

namespace EffNet;

/// <summary>Finds the weights in what a pickle holds: under one of the names by which training programs keep them among other things, or at the top.</summary>
/// <param name="Tensors">The tensors with their names.</param>
/// <param name="Wrappers">The names they lay under.</param>
internal sealed record PickledState(ImmutableArray<PickledTensor> Tensors, ImmutableArray<string> Wrappers)
{
    /// <summary>Where weights are looked for, in this order: trained ones before their moving average, because that is what PyTorch's own programs load.</summary>
    private static readonly string[] s_keys = ["state_dict", "model", "model_state_dict", "module", "ema", "model_ema", "state_dict_ema", "ema_state_dict"];

    /// <summary>Finds the weights.</summary>
    /// <param name="root">What the pickle holds.</param>
    /// <param name="problem">Makes an error.</param>
    public static PickledState Find(object? root, Func<string, WeightFileException> problem) =>
        Find(root, [], new HashSet<object>(ReferenceEqualityComparer.Instance), problem)
        ?? throw problem($"there are no tensors by name in it, neither at the top nor under {string.Join(", ", s_keys.Select(k => $"'{k}'"))}");

    /// <summary>Wrappers come first: beside them PyTorch's own training program keeps a tensor of its best accuracy. A pickle may hold itself, so nothing is looked into twice.</summary>
    private static PickledState? Find(object? root, ImmutableArray<string> wrappers, HashSet<object> seen, Func<string, WeightFileException> problem)
    {
        if (root is not PickleDictionary dictionary || wrappers.Length > s_keys.Length || !seen.Add(dictionary))
            return null;
        foreach (var key in s_keys)
        {
            if (Find(Get(dictionary, key), wrappers.Add(key), seen, problem) is { } found)
                return found;
        }

        var tensors = TensorsOf(dictionary, problem);
        return tensors.IsEmpty ? null : new PickledState(tensors, wrappers);
    }

    private static object? Get(PickleDictionary dictionary, string key) => dictionary.Items.LastOrDefault(i => i.Key is string name && name == key).Value;

    private static ImmutableArray<PickledTensor> TensorsOf(PickleDictionary dictionary, Func<string, WeightFileException> problem)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var tensors = ImmutableArray.CreateBuilder<PickledTensor>();
        foreach (var (key, value) in dictionary.Items)
        {
            if (key is not string name || value is not PickledTensor tensor)
                continue;
            if (!names.Add(name))
                throw problem($"two tensors are called '{name}'");
            tensors.Add(tensor with { Name = name });
        }

        return tensors.ToImmutable();
    }
}
