using EffNet.Networks;

namespace EffNet.PyTorch.Structure;

/// <summary>
/// Arranges the layers of a network in modules according to their paths, and determines the calls of each module. A module runs by itself if its layers are
/// consecutive; otherwise, its parent runs its children. Therefore, every graph of layers with paths can be written as a hierarchy of modules.
/// </summary>
internal sealed class ModuleTree
{
    private readonly IReadOnlyList<ModuleLayer> _layers;
    private readonly Func<ModuleLayer, bool> _isModule;

    /// <summary>The index of the last layer that reads a value, by the number of the value. For outputs of the network, it is the number of layers.</summary>
    private readonly Dictionary<int, int> _lastReaders = [];

    private ModuleTree(LayerList list, Func<ModuleLayer, bool> isModule)
    {
        (_layers, _isModule) = (list.Layers, isModule);
        for (var i = 0; i < _layers.Count; i++)
        {
            foreach (var input in _layers[i].Inputs)
                _lastReaders[input] = i;
        }

        foreach (var output in list.Outputs)
            _lastReaders[output] = _layers.Count;
    }

    /// <summary>Returns the module of the network with all modules below it.</summary>
    /// <param name="list">The layers.</param>
    /// <param name="isModule">A function that returns whether a layer is a module. A layer that is not a module is computed by the module that contains it.</param>
    /// <exception cref="ArgumentException">PyTorch does not allow modules with these paths, or a module has no path.</exception>
    public static ModuleNode Build(LayerList list, Func<ModuleLayer, bool> isModule)
    {
        var tree = new ModuleTree(list, isModule);
        var root = new ModuleNode(string.Empty, string.Empty);
        for (var i = 0; i < list.Layers.Count; i++)
            tree.Place(root, i);
        for (var i = 0; i < list.Layers.Count; i++)
            tree.PlaceArithmetic(root, i);
        root.Body = new ModuleBody([Value.Image], list.Outputs, tree.Calls(root, 0, list.Layers.Count - 1));
        return root;
    }

    /// <summary>Adds a layer to the modules on its path.</summary>
    private void Place(ModuleNode root, int index)
    {
        var layer = _layers[index];
        var isModule = _isModule(layer);
        root.Include(index, isModule);
        if (layer.Path is null)
        {
            if (isModule)
                throw new ArgumentException($"Node '{layer.Node.Name}' ({layer.Operation}) has no path, but is a module, which requires a path.");
            return;
        }

        var at = root;
        foreach (var name in ModuleName.Split(layer.Path))
        {
            at = at.FindOrAdd(name);
            at.Include(index, isModule);
        }

        if (!isModule)
            return;
        if (at.Layer is not null)
            throw new ArgumentException($"Two modules have the path '{layer.Path}', but each path in PyTorch can have only one module.");
        at.Layer = layer;
    }

    /// <summary>Adds arithmetic, which has no path, to the module of its block.</summary>
    private void PlaceArithmetic(ModuleNode root, int index)
    {
        if (_layers[index].Path is not null)
            return;
        var at = root;
        foreach (var name in Below(root, _layers[index]))
        {
            if (at.Find(name) is not { Layer: null } next)
                return;
            at = next;
            at.Include(index, isModule: false);
        }
    }

    /// <summary>Returns the calls with which a module runs consecutive layers.</summary>
    private List<ModuleCall> Calls(ModuleNode owner, int first, int last)
    {
        var calls = new List<ModuleCall>();
        for (var i = first; i <= last;)
        {
            var (module, access) = Find(owner, _layers[i]);
            if (module is null or { Layer: not null })
            {
                calls.Add(new ModuleCall(module, access, _layers[i], _layers[i].Inputs, _layers[i].Outputs));
                i++;
                continue;
            }

            var end = EndOf(module, last);
            var (inputs, outputs) = (Read(i, end), Computed(i, end));
            module.Body = new ModuleBody(inputs, outputs, Calls(module, i, end));
            calls.Add(new ModuleCall(module, access, null, inputs, outputs));
            i = end + 1;
        }

        return calls;
    }

    /// <summary>
    /// Returns the descendant module that runs a layer, with the names that lead to the module; <see langword="null"/> and no names if the owner computes the
    /// layer itself.
    /// </summary>
    private (ModuleNode? Module, IReadOnlyList<string> Access) Find(ModuleNode owner, ModuleLayer layer)
    {
        var access = new List<string>();
        var at = owner;
        foreach (var name in Below(owner, layer))
        {
            if (at.Find(name) is not { } next)
                break;
            at = next;
            access.Add(name);
            if (Runs(at))
                return (at, access);
        }

        return _isModule(layer) ? (at, access) : (null, []);
    }

    /// <summary>Returns the names that lead from a module to a layer, or to the block that contains the layer.</summary>
    private static string[] Below(ModuleNode owner, ModuleLayer layer)
    {
        var path = layer.Path ?? layer.Block;
        if (owner.Path.Length > 0)
            path = path.StartsWith(owner.Path + ".", StringComparison.Ordinal) ? path[(owner.Path.Length + 1)..] : string.Empty;
        return path.Length == 0 ? [] : ModuleName.Split(path);
    }

    /// <summary>
    /// Returns <see langword="true"/> if a module that contains other modules runs by itself; otherwise, <see langword="false"/>. A module does if all layers
    /// from its first to its last belong to it or are arithmetic.
    /// </summary>
    private bool Runs(ModuleNode module)
    {
        if (module.Layer is not null || !module.HasModules)
            return false;
        for (var i = module.First; i <= module.Last; i++)
        {
            if (_layers[i].Path is { } path && !path.StartsWith(module.Path + ".", StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>
    /// Returns the index of the last layer that a module runs. If the module computes a gate, as in squeeze-and-excitation, the module also runs the product with
    /// the gate.
    /// </summary>
    private int EndOf(ModuleNode module, int last)
    {
        var next = module.Last + 1;
        if (next > last || _layers[next] is not { Path: null, Operation: Multiply, Inputs: [var maps, var gate] })
            return module.Last;
        var own = _layers.Skip(module.First).Take(next - module.First).ToList();
        return own.Exists(l => l.Outputs.Contains(gate)) && own.Exists(l => l.Inputs.Contains(maps)) ? next : module.Last;
    }

    /// <summary>Returns the values that consecutive layers read but do not compute.</summary>
    private List<int> Read(int first, int last)
    {
        var computed = new HashSet<int>();
        var read = new List<int>();
        for (var i = first; i <= last; i++)
        {
            read.AddRange(_layers[i].Inputs.Where(input => !computed.Contains(input)));
            computed.UnionWith(_layers[i].Outputs);
        }

        return [.. read.Distinct()];
    }

    /// <summary>Returns the values of consecutive layers that later layers read; the value of the last layer if there are none.</summary>
    private List<int> Computed(int first, int last)
    {
        var outputs = Enumerable.Range(first, last - first + 1).SelectMany(i => _layers[i].Outputs).Where(o => _lastReaders.GetValueOrDefault(o, -1) > last).ToList();
        return outputs.Count > 0 ? outputs : [_layers[last].Outputs[0]];
    }
}
