using System.Collections.Immutable;

namespace EffNet;

/// <summary>Finds the weights in what a pickle holds: at the top, or under one of the names by which training programs keep them among other things.</summary>
/// <param name="Tensors">The tensors with their names.</param>
/// <param name="Wrappers">The names they lay under.</param>
internal sealed record PickledState(ImmutableArray<PickledTensor> Tensors, ImmutableArray<string> Wrappers)
{
    /// <summary>Where weights are looked for, in this order: trained ones before their moving average, because that is what PyTorch's own programs load.</summary>
    private static readonly string[] s_keys = ["state_dict", "model", "model_state_dict", "module", "ema", "model_ema", "state_dict_ema", "ema_state_dict"];

    /// <summary>Finds the weights.</summary>
    /// <param name="root">What the pickle holds.</param>
    /// <param name="problem">Makes an error.</param>
    public static PickledState Find(object? root, Func<string, WeightFileException> problem)
    {
        var wrappers = ImmutableArray.CreateBuilder<string>();
        while (root is PickleDictionary dictionary)
        {
            var tensors = TensorsOf(dictionary, problem);
            if (tensors.Length > 0)
                return new PickledState(tensors, wrappers.ToImmutable());
            if (wrappers.Count == s_keys.Length || s_keys.FirstOrDefault(k => Get(dictionary, k) is PickleDictionary) is not { } key)
                break;
            wrappers.Add(key);
            root = Get(dictionary, key);
        }

        throw problem($"there are no tensors by name in it, neither at the top nor under {string.Join(", ", s_keys.Select(k => $"'{k}'"))}");
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
