namespace EffNet.Weights;

/// <summary>
/// Reads the tensors of a module that was pickled whole, <c>torch.save(model)</c>, off the attributes that every module of PyTorch has: <c>_parameters</c>, <c>_buffers</c> and
/// <c>_modules</c>. A module of TorchScript, <c>torch.jit.save(model)</c>, has tensors and modules as its attributes. Its class is a name, and stays one.
/// </summary>
/// <param name="length">The pickle's length, which bounds what it can hold.</param>
/// <param name="problem">Makes an error.</param>
internal sealed class PickledModule(int length, Func<string, WeightFileException> problem)
{
    /// <summary>What the classes of TorchScript's modules begin with.</summary>
    private const string Script = "__torch__.";

    /// <summary>What the names of PyTorch's functions that rebuild tensors begin with.</summary>
    private const string Rebuilding = "torch._utils._rebuild";

    private const string Parameters = "_parameters";
    private const string Buffers = "_buffers";
    private const string Modules = "_modules";
    private const string NonPersistent = "_non_persistent_buffers_set";

    /// <summary>Characters of names, and attributes looked at, for one byte of the pickle: modules may be shared, and a small file must not become a large one by it.</summary>
    private const int CostPerByte = 64;

    private long _cost;

    /// <summary>Whether a placeholder has the attributes of a module.</summary>
    public bool IsModule(object? value)
    {
        if (value is not PickledObject { State: PickleDictionary state })
            return false;
        Charge(state.Items.Count);
        return IsScript(value) || (Find(state, Modules) is not null && Find(state, Parameters) is not null && Find(state, Buffers) is not null);
    }

    /// <summary>The attributes of a module that are neither its tensors nor its modules.</summary>
    public IReadOnlyList<KeyValuePair<object?, object?>> Others(PickledObject module)
    {
        var state = (PickleDictionary)module.State!;
        return [.. IsScript(module) ? state.Items.Where(i => !IsModule(i.Value)) : state.Items.Where(i => i.Key is not (Parameters or Buffers or Modules))];
    }

    /// <summary>The tensors among the values of a dictionary, and what stands in the place of some.</summary>
    public static IEnumerable<StoredTensor> Entries(IEnumerable<KeyValuePair<object?, object?>> items)
    {
        var unreadable = new List<StoredTensor>();
        var found = new List<StoredTensor>();
        foreach (var (key, value) in items)
        {
            if (key is string name && value is PickledTensor tensor)
                found.Add(tensor with { Name = name });
            else if (key is string other && value is PickledObject { State: null, Entries: null } placeholder)
                unreadable.Add(new UnreadableTensor(other, placeholder.Maker));
        }

        // Without tensors, or values that PyTorch's functions make of storages, it is a dictionary of other things.
        return found.Count > 0 || unreadable.Any(u => u.Type.Name.StartsWith("torch._", StringComparison.Ordinal)) ? [.. found, .. unreadable] : [];
    }

    /// <summary>The tensors of a module with the names that its <c>state_dict()</c> would have.</summary>
    public IEnumerable<StoredTensor> Tensors(PickledObject module)
    {
        var tensors = new List<StoredTensor>();
        var waiting = new Stack<(PickledObject Module, string Prefix)>([(module, string.Empty)]);
        while (waiting.TryPop(out var next))
        {
            var (own, modules) = IsScript(next.Module) ? ScriptParts(next.Module) : Parts(next.Module);
            foreach (var tensor in own)
                tensors.Add(tensor with { Name = Charged(next.Prefix + tensor.Name) });
            foreach (var (key, value) in modules.Reverse())
            {
                if (key is string name && IsModule(value))
                    waiting.Push(((PickledObject)value!, Charged($"{next.Prefix}{name}.")));
            }
        }

        return tensors;
    }

    private static bool IsScript(object? value) => value is PickledObject { Maker: var maker } && maker.StartsWith(Script, StringComparison.Ordinal);

    /// <summary>The tensors of a module by their names in it, and its modules.</summary>
    private (IEnumerable<StoredTensor> Tensors, IReadOnlyList<KeyValuePair<object?, object?>> Modules) Parts(PickledObject module)
    {
        var state = (PickleDictionary)module.State!;
        Charge(state.Items.Count + Items(state, Parameters).Count + Items(state, Buffers).Count + Items(state, Modules).Count);
        var left = Find(state, NonPersistent) is { } set ? Names(set) : [];
        return (Entries(Items(state, Parameters)).Concat(Entries(Items(state, Buffers)).Where(t => !left.Contains(t.Name))), Items(state, Modules));
    }

    /// <summary>The same of a module of TorchScript, in which lists of numbers are made by calls too.</summary>
    private (IEnumerable<StoredTensor> Tensors, IReadOnlyList<KeyValuePair<object?, object?>> Modules) ScriptParts(PickledObject module)
    {
        var items = ((PickleDictionary)module.State!).Items;
        Charge(items.Count);
        return (Entries(items.Where(i => i.Value is PickledTensor || (i.Value is PickledObject { Maker: var maker } && maker.StartsWith(Rebuilding, StringComparison.Ordinal)))), items);
    }

    private static object? Find(PickleDictionary state, string key) => state.Items.LastOrDefault(i => i.Key is string name && name == key).Value;

    private static IReadOnlyList<KeyValuePair<object?, object?>> Items(PickleDictionary state, string key) =>
        Find(state, key) switch { PickleDictionary dictionary => dictionary.Items, PickledObject { Entries: { } entries } => entries.Items, _ => [] };

    /// <summary>The texts in a set, which Python makes of a list.</summary>
    private static HashSet<string> Names(object set)
    {
        var items = set switch
        {
            PickleList list => list.Items,
            PickledObject { Arguments: PickleTuple { Items: [PickleList list] } } => list.Items,
            _ => [],
        };
        return [.. items.OfType<string>()];
    }

    private string Charged(string name)
    {
        Charge(name.Length);
        return name;
    }

    private void Charge(int cost)
    {
        _cost += cost + 1;
        if (_cost > (long)CostPerByte * length)
            throw problem("its modules lie in one another, or are shared, more often than a network's");
    }
}
