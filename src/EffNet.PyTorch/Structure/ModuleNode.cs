using EffNet.Networks;

namespace EffNet.PyTorch.Structure;

/// <summary>A module in PyTorch's hierarchy, which the paths of a network's nodes spell: a layer, a sequence of layers, a block, the network.</summary>
/// <param name="name">Its name in the module above it; empty for the network.</param>
/// <param name="path">Its path from the network.</param>
internal sealed class ModuleNode(string name, string path)
{
    private readonly List<ModuleNode> _children = [];

    /// <summary>Gets its name in the module above it; empty for the network.</summary>
    public string Name => name;

    /// <summary>Gets its path from the network; empty for the network.</summary>
    public string Path => path;

    /// <summary>Gets the modules below it, in the order in which they first run; without paths that only arithmetic has.</summary>
    public IEnumerable<ModuleNode> Modules => _children.Where(c => c.HasModules);

    /// <summary>Gets the layer that it is; <see langword="null"/> if it only holds others.</summary>
    public ModuleLayer? Layer { get; set; }

    /// <summary>Gets the index of the first layer in it.</summary>
    public int First { get; private set; } = int.MaxValue;

    /// <summary>Gets the index of the last layer in it.</summary>
    public int Last { get; private set; }

    /// <summary>Gets whether a layer in it is a module.</summary>
    public bool HasModules { get; private set; }

    /// <summary>Gets how it runs; <see langword="null"/> if it is a layer, or only a name for modules that others run.</summary>
    public ModuleBody? Body { get; set; }

    /// <summary>
    /// Gets whether it runs its children one after the other, each on what the one before computed, and flattens at most: what <c>torch.nn.Sequential</c> is.
    /// </summary>
    public bool IsSequence
    {
        get
        {
            if (Body is not { Inputs: [var flowing], Outputs: [var result] } body)
                return false;
            foreach (var call in body.Calls)
            {
                var isPart = call.Access is [_] || call is { Module: null, Layer.Operation: Flatten };
                if (!isPart || call is not { Inputs: [var read], Outputs: [var computed] } || read != flowing)
                    return false;
                flowing = computed;
            }

            return flowing == result;
        }
    }

    /// <summary>Returns the child of a name, which is made if need be.</summary>
    /// <param name="child">The name.</param>
    public ModuleNode FindOrAdd(string child)
    {
        if (Find(child) is { } found)
            return found;
        var added = new ModuleNode(child, path.Length == 0 ? child : $"{path}.{child}");
        _children.Add(added);
        return added;
    }

    /// <summary>Returns the child of a name; <see langword="null"/> if there is none.</summary>
    /// <param name="child">The name.</param>
    public ModuleNode? Find(string child) => _children.Find(c => c.Name == child);

    /// <summary>Notes that a layer is in it.</summary>
    /// <param name="index">The index of the layer.</param>
    /// <param name="isModule">Whether it is a module.</param>
    public void Include(int index, bool isModule)
    {
        First = Math.Min(First, index);
        Last = Math.Max(Last, index);
        HasModules |= isModule;
    }
}
