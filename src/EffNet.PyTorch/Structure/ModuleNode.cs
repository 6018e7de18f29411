using EffNet.Networks;

namespace EffNet.PyTorch.Structure;

/// <summary>
/// A module in PyTorch's hierarchy, which follows from the paths of a network's nodes: a layer, a sequence of layers, a block or the network.
/// </summary>
/// <param name="name">The name in the parent module; empty for the network.</param>
/// <param name="path">The path from the network.</param>
internal sealed class ModuleNode(string name, string path)
{
    private readonly List<ModuleNode> _children = [];

    /// <summary>Gets the name in the parent module; empty for the network.</summary>
    public string Name => name;

    /// <summary>Gets the path from the network; empty for the network itself.</summary>
    public string Path => path;

    /// <summary>Gets the child modules in the order in which they first run. Paths that contain only arithmetic are left out.</summary>
    public IEnumerable<ModuleNode> Modules => _children.Where(c => c.HasModules);

    /// <summary>Gets or sets the layer of the module; <see langword="null"/> if the module only contains other modules.</summary>
    public ModuleLayer? Layer { get; set; }

    /// <summary>Gets the index of the first layer in the module.</summary>
    public int First { get; private set; } = int.MaxValue;

    /// <summary>Gets the index of the last layer in the module.</summary>
    public int Last { get; private set; }

    /// <summary>Gets a value that indicates whether a layer in the module is itself a module.</summary>
    public bool HasModules { get; private set; }

    /// <summary>
    /// Gets or sets the inputs, outputs and calls of the module; <see langword="null"/> if the module is a layer, or only contains modules that other modules
    /// run.
    /// </summary>
    public ModuleBody? Body { get; set; }

    /// <summary>
    /// Gets a value that indicates whether the module can be a <c>torch.nn.Sequential</c>: it only runs its children one after the other, each on the result of
    /// the previous child, and flattens results.
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

    /// <summary>Returns the child with a name, and adds it if it does not exist.</summary>
    /// <param name="child">The name.</param>
    public ModuleNode FindOrAdd(string child)
    {
        if (Find(child) is { } found)
            return found;
        var added = new ModuleNode(child, path.Length == 0 ? child : $"{path}.{child}");
        _children.Add(added);
        return added;
    }

    /// <summary>Returns the child with a name; <see langword="null"/> if there is none.</summary>
    /// <param name="child">The name.</param>
    public ModuleNode? Find(string child) => _children.Find(c => c.Name == child);

    /// <summary>Records that the module contains a layer.</summary>
    /// <param name="index">The index of the layer.</param>
    /// <param name="isModule">Whether the layer is a module.</param>
    public void Include(int index, bool isModule)
    {
        First = Math.Min(First, index);
        Last = Math.Max(Last, index);
        HasModules |= isModule;
    }
}
