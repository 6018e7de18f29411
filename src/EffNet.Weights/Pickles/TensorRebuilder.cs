using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>Implements PyTorch's functions that rebuild tensors.</summary>
/// <param name="bytes">The pickle, for messages.</param>
/// <param name="storages">The dictionary that receives every storage by its key.</param>
internal sealed class TensorRebuilder(PickleBytes bytes, Dictionary<string, PickledStorage> storages)
{
    /// <summary>
    /// The maximum number of dimensions of a tensor, as in TorchSharp files. It limits the work, because a pickle may use one tuple as the shape of many
    /// tensors.
    /// </summary>
    private const int MaximumDimensions = 64;

    private long _copied;

    /// <summary>Returns the object of a persistent ID: a storage or, in old files, a class that is stored with its source.</summary>
    public object? Persistent(object? id, int at)
    {
        if (id is PickleTuple { Items: ["module", PickledGlobal module, ..] })
            return module;
        if (id is not PickleTuple { Items: ["storage", PickledGlobal { StorageType: { } type }, string key, string, long count, .. var view] } || view is not ([] or [null]))
            throw bytes.Problem("expected a storage with type, key, device and size", at);
        var storage = new PickledStorage(key, type, count);
        if (!storages.TryAdd(key, storage) && storages[key] != storage)
            throw bytes.Problem($"the storage '{DisplayName.Of(key)}' has two different declarations", at);
        return storage;
    }

    /// <summary>
    /// Returns the result of calling <paramref name="function"/>; <see langword="null"/> if it is not one of the implemented functions, or its arguments have
    /// another form.
    /// </summary>
    public object? Rebuild(PickledGlobal function, object?[] arguments) => (function.Module, function.Name, arguments) switch
    {
        ("collections", "OrderedDict", []) => new PickleDictionary(),
        ("collections", "OrderedDict", [PickleList pairs]) => Dictionary(pairs),
        ("torch._utils", "_rebuild_tensor" or "_rebuild_tensor_v2", [PickledStorage storage, long offset, PickleTuple shape, PickleTuple strides, ..])
            when arguments.Length <= 7 => Tensor(storage.Type, storage, offset, shape, strides),
        ("torch._utils", "_rebuild_tensor_v3", [PickledStorage storage, long offset, PickleTuple shape, PickleTuple strides, _, _, PickledGlobal type, ..]) =>
            Tensor(type.ElementType, storage, offset, shape, strides),
        ("torch._utils", "_rebuild_parameter" or "_rebuild_parameter_with_state", [PickledTensor tensor, ..]) => tensor,
        ("torch.jit._pickle", "restore_type_tag", [PickleContainer tagged, string]) => tagged,
        ("torch._tensor", "_rebuild_from_type_v2", [PickledGlobal inner, _, PickleTuple items, ..]) when inner.Name != function.Name => Rebuild(inner, items.Items),
        _ => null,
    };

    /// <summary>Returns an ordered dictionary with the pairs in an argument, as Python 2 writes it. Python 3 writes an empty dictionary and then its pairs.</summary>
    private PickleDictionary? Dictionary(PickleList pairs)
    {
        // A pickle may use one list as the argument of many calls. In valid pickles, each pair takes at least one byte.
        _copied += pairs.Items.Count;
        if (_copied > bytes.Position)
            throw bytes.Problem("the dictionaries have more pairs than the pickle has bytes");
        var dictionary = new PickleDictionary();
        foreach (var pair in pairs.Items)
        {
            IReadOnlyList<object?> items = pair switch { PickleTuple t => t.Items, PickleList l => l.Items, _ => [] };
            if (items.Count != 2)
                return null;
            dictionary.Add(items[0], items[1]);
        }

        return dictionary;
    }

    private PickledTensor? Tensor(ElementType type, PickledStorage storage, long offset, PickleTuple shape, PickleTuple strides)
    {
        if (Numbers(shape) is not { } sizes || Numbers(strides) is not { } steps)
            return null;
        var tensor = new PickledTensor(string.Empty, type, storage, offset, sizes, steps);
        return tensor.FindProblem() is { } problem ? throw bytes.Problem(problem) : tensor;
    }

    private ImmutableArray<long>? Numbers(PickleTuple tuple)
    {
        if (tuple.Items.Length > MaximumDimensions)
            throw bytes.Problem(FormattableString.Invariant($"a tensor has {tuple.Items.Length} dimensions; expected at most {MaximumDimensions}"));
        return tuple.Items.All(n => n is long) ? [.. tuple.Items.Cast<long>()] : null;
    }
}
