namespace EffNet.Weights;

/// <summary>
/// Reads the tensors of a module that was pickled as a whole with <c>torch.save(model)</c>, from the attributes of every PyTorch module: <c>_parameters</c>,
/// <c>_buffers</c> and <c>_modules</c>. The tensors and modules of a TorchScript module, from <c>torch.jit.save(model)</c>, are its attributes. The class of
/// the module is never loaded.
/// </summary>
/// <param name="length">The length of the pickle in bytes, which limits the amount of work.</param>
/// <param name="problem">The function that creates an exception.</param>
internal sealed class PickledModule(int length, Func<string, WeightFileException> problem)
{
    /// <summary>The prefix of the class names of TorchScript modules.</summary>
    private const string Script = "__torch__.";

    /// <summary>The prefix of the names of PyTorch's functions that rebuild tensors.</summary>
    private const string Rebuilding = "torch._utils._rebuild";

    private const string Parameters = "_parameters";
    private const string Buffers = "_buffers";
    private const string Modules = "_modules";
    private const string NonPersistent = "_non_persistent_buffers_set";

    /// <summary>
    /// The maximum cost for each byte of the pickle. The cost is the number of characters of names and of attributes. Modules may be shared, so without a limit, a
    /// small file could expand to a large result.
    /// </summary>
    private const int CostPerByte = 64;

    private long _cost;

    /// <summary>Returns <see langword="true"/> if a value is a placeholder with the attributes of a module; otherwise, <see langword="false"/>.</summary>
    public bool IsModule(object? value)
    {
        if (value is not PickledObject { State: PickleDictionary state })
            return false;
        Charge(state.Items.Count);
        return IsScript(value) || (Find(state, Modules) is not null && Find(state, Parameters) is not null && Find(state, Buffers) is not null);
    }

    /// <summary>Returns the attributes of a module that are neither its tensors nor its modules.</summary>
    public IReadOnlyList<KeyValuePair<object?, object?>> Others(PickledObject module)
    {
        var state = (PickleDictionary)module.State!;
        return [.. IsScript(module) ? state.Items.Where(i => !IsModule(i.Value)) : state.Items.Where(i => i.Key is not (Parameters or Buffers or Modules))];
    }

    /// <summary>Returns the tensors among the values of a dictionary, followed by placeholders for tensors that cannot be read.</summary>
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

        // A dictionary without tensors and without results of PyTorch's functions does not contain weights.
        return found.Count > 0 || unreadable.Any(u => u.Type.Name.StartsWith("torch._", StringComparison.Ordinal)) ? [.. found, .. unreadable] : [];
    }

    /// <summary>Returns the tensors of a module, with their names in its <c>state_dict()</c>.</summary>
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

    /// <summary>Returns the tensors of a module, with their names in the module, and its direct submodules.</summary>
    private (IEnumerable<StoredTensor> Tensors, IReadOnlyList<KeyValuePair<object?, object?>> Modules) Parts(PickledObject module)
    {
        var state = (PickleDictionary)module.State!;
        Charge(state.Items.Count + Items(state, Parameters).Count + Items(state, Buffers).Count + Items(state, Modules).Count);
        var left = Find(state, NonPersistent) is { } set ? Names(set) : [];
        return (Entries(Items(state, Parameters)).Concat(Entries(Items(state, Buffers)).Where(t => !left.Contains(t.Name))), Items(state, Modules));
    }

    /// <summary>
    /// Returns the tensors and modules of a TorchScript module. Results of calls are included only if they are tensors, because lists of numbers are also results
    /// of calls.
    /// </summary>
    private (IEnumerable<StoredTensor> Tensors, IReadOnlyList<KeyValuePair<object?, object?>> Modules) ScriptParts(PickledObject module)
    {
        var items = ((PickleDictionary)module.State!).Items;
        Charge(items.Count);
        return (Entries(items.Where(i => IsTensor(i.Value))), items);

        static bool IsTensor(object? value) =>
            value is PickledTensor || (value is PickledObject { Maker: var maker } && maker.StartsWith(Rebuilding, StringComparison.Ordinal));
    }

    private static object? Find(PickleDictionary state, string key) => state.Items.LastOrDefault(i => i.Key is string name && name == key).Value;

    private static IReadOnlyList<KeyValuePair<object?, object?>> Items(PickleDictionary state, string key) =>
        Find(state, key) switch { PickleDictionary dictionary => dictionary.Items, PickledObject { Entries: { } entries } => entries.Items, _ => [] };

    /// <summary>Returns the texts in a set, which Python creates from a list.</summary>
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
            throw problem("the modules in the pickle are nested or shared too often");
    }
}
