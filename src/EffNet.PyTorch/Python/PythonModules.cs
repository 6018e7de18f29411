using EffNet.Networks;
using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.Python;

/// <summary>
/// Finds the Python classes of a network. Modules that run the same layers in the same way share a class, whose parameters are the settings that differ among
/// them.
/// </summary>
internal sealed class PythonModules
{
    private readonly PythonStyle _style;
    private readonly ModuleTitle _titles;
    private readonly Dictionary<ModuleNode, string> _keys = [];
    private readonly Dictionary<string, string> _shortKeys = new(StringComparer.Ordinal);

    /// <summary>The modules of each form, in the order of the network. Children come before their parent.</summary>
    private readonly Dictionary<string, List<ModuleNode>> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PythonClass> _known = new(StringComparer.Ordinal);
    private readonly List<PythonClass> _classes = [];

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="root">The network's module.</param>
    /// <param name="titles">The names of modules.</param>
    /// <param name="style">The style of the network's layers.</param>
    /// <param name="taken">The names that classes cannot have.</param>
    public PythonModules(ModuleNode root, ModuleTitle titles, PythonStyle style, IEnumerable<string> taken)
    {
        (_style, _titles) = (style, titles);
        foreach (var child in root.Modules)
            FindKey(child);
        NameClasses([.. taken]);
    }

    /// <summary>Gets the classes that are used so far. Each class comes after the classes that it uses.</summary>
    public IReadOnlyList<PythonClass> Classes => _classes;

    /// <summary>Returns the form of a module.</summary>
    /// <param name="module">The module.</param>
    /// <param name="isUnique">Whether the module is constructed in one place only, so that comments may name its stages.</param>
    public ModuleForm FormOf(ModuleNode module, bool isUnique)
    {
        if (IsClass(module))
            return Instance(ClassOf(_keys[module]), module);
        var layer = module.Layer is null ? null : PythonLayers.Of(module.Layer, _style);
        return layer is not null && !module.Modules.Any() ? layer : Container(module, layer, isUnique);
    }

    /// <summary>Returns the modules of a class.</summary>
    /// <param name="class">The class.</param>
    public IReadOnlyList<ModuleNode> InstancesOf(PythonClass @class) => _instances[_keys[@class.Instance]];

    /// <summary>Returns the names of the stages that have blocks of a class; empty if an instance of the class is not a block.</summary>
    /// <param name="class">The class.</param>
    public IReadOnlyList<string> StagesOf(PythonClass @class)
    {
        var stages = InstancesOf(@class).Select(m => _titles.BlockOf(m)?.Name).ToList();
        return stages.Contains(null) ? [] : [.. stages.OfType<string>().Distinct()];
    }

    /// <summary>Returns the forms of the children of a module, in order.</summary>
    /// <param name="module">The module.</param>
    /// <param name="isUnique">Whether the module is constructed in one place only.</param>
    public IReadOnlyList<ModuleForm> FormsBelow(ModuleNode module, bool isUnique) => [.. module.Modules.Select(c => FormOf(c, isUnique))];

    /// <summary>Returns the constructor calls of modules for the texts of all their settings.</summary>
    /// <param name="forms">The form of each module.</param>
    /// <param name="texts">The texts of the settings of the first module, then of the second, and so on.</param>
    public static IEnumerable<PythonExpression> CreateAll(IEnumerable<ModuleForm> forms, IReadOnlyList<string> texts)
    {
        var used = 0;
        foreach (var form in forms)
        {
            yield return form.Create([.. texts.Skip(used).Take(form.Settings.Count)]);
            used += form.Settings.Count;
        }
    }

    /// <summary>Returns a description of the stage that begins with a module; <see langword="null"/> if there is none.</summary>
    /// <param name="module">The module.</param>
    public string? CommentOn(ModuleNode module) => _titles.BeginningWith(module) is { } stage ? $"{stage.Name}: {stage.Description}, {stage.Input} to {stage.Output}" : null;

    private string FindKey(ModuleNode module)
    {
        var children = module.Modules.Select(c => $"{c.Name}={FindKey(c)}").ToList();
        var layer = module.Layer is null ? null : PythonLayers.Of(module.Layer, _style);
        var lines = module.Body is { } body ? PythonForward.Lines(module, _style).Prepend(PythonForward.Header(body)) : [];
        var key = string.Join('\n', [layer?.Key ?? string.Empty, .. children, .. lines]);
        if (!_shortKeys.TryGetValue(key, out var known))
            _shortKeys.Add(key, known = FormattableString.Invariant($"#{_shortKeys.Count}"));
        if (!_instances.TryGetValue(known, out var instances))
            _instances.Add(known, instances = []);
        instances.Add(module);
        return _keys[module] = known;
    }

    /// <summary>
    /// Returns <see langword="true"/> if a module has its own class; otherwise, <see langword="false"/>. A sequence has its own class only if it consists of
    /// layers and its form occurs several times, or if it is a block whose parts have names.
    /// </summary>
    private bool IsClass(ModuleNode module)
    {
        if (module.Body is null)
            return false;
        if (!module.IsSequence)
            return true;
        var instances = _instances[_keys[module]];
        var isRepeated = instances.Count > 1 && module.Modules.Skip(1).Any() && module.Modules.All(c => c.Layer is not null);
        return isRepeated || (instances.Exists(i => _titles.BlockOf(i) is not null) && module.Modules.All(c => ModuleName.IsIdentifier(c.Name)));
    }

    /// <summary>
    /// Names the classes. Classes with the same title are distinguished by a residual connection that only some have, and by the names of modules that not all
    /// have.
    /// </summary>
    private void NameClasses(HashSet<string> taken)
    {
        var titled = _instances.Where(i => IsClass(i.Value[0])).Select(i => (i.Key, Module: i.Value[0], Title: TitleOf(i.Value)));
        foreach (var called in titled.GroupBy(t => t.Title).Select(g => g.ToList()))
        {
            var isMixed = called.Exists(t => HasSum(t.Module)) && called.Exists(t => !HasSum(t.Module));
            foreach (var same in called.GroupBy(t => isMixed && HasSum(t.Module) ? $"Residual{t.Title}" : t.Title))
            {
                var shared = same.Select(t => t.Module.Modules.Select(m => m.Name)).Aggregate((all, names) => all.Intersect(names)).ToHashSet();
                foreach (var (key, module, _) in same)
                {
                    var own = module.Modules.Select(m => m.Name).Where(n => shared.Count > 0 && !shared.Contains(n)).Select(ModuleTitle.Word);
                    _names.Add(key, Unique(string.Concat(own) + same.Key, taken));
                }
            }
        }
    }

    private static bool HasSum(ModuleNode module) => module.Body!.Calls.Any(c => c.Layer?.Operation is Add);

    private static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var number = 2; !taken.Add(unique); number++)
            unique = FormattableString.Invariant($"{name}_{number}");
        return unique;
    }

    /// <summary>Returns the common title of all instances. If their titles differ, numbers at the end are removed.</summary>
    private string TitleOf(List<ModuleNode> instances)
    {
        var titles = instances.Select(_titles.Of).Distinct().ToList();
        if (titles.Count > 1)
            titles = [.. titles.Select(t => t.TrimEnd([.. "0123456789"])).Distinct()];
        return titles[0];
    }

    private PythonClass ClassOf(string key)
    {
        if (_known.TryGetValue(key, out var known))
            return known;
        var instances = _instances[key];
        var finder = new ParameterFinder(
            [.. instances.Select(Settings)], [.. instances.Select(m => Channels(m.Body!.Inputs))], [.. instances.Select(m => Channels(m.Body!.Outputs))]);
        var (parameters, texts) = finder.Find();
        var made = new PythonClass(_names[key], instances[0], parameters, texts);
        _known.Add(key, made);
        _classes.Add(made);
        return made;
    }

    private List<LayerSetting> Settings(ModuleNode module) => [.. FormsBelow(module, isUnique: false).SelectMany(f => f.Settings)];

    private string Channels(IReadOnlyList<int> values) => PythonText.Whole(_style.Shapes[values[0]].Channels);

    private ModuleForm Instance(PythonClass @class, ModuleNode module)
    {
        var settings = Settings(module);
        return new ModuleForm(_keys[module], [.. @class.Parameters.Select(Argument)], @class.Create);

        LayerSetting Argument(ClassParameter parameter) =>
            new(parameter.Kind, NameOutside(parameter, settings[parameter.Setting].Value, module), settings[parameter.Setting].Value);
    }

    /// <summary>
    /// Returns the name of a parameter in a class that contains this module: the number of output channels is named after the convolution that computes them.
    /// </summary>
    private static string NameOutside(ClassParameter parameter, string value, ModuleNode module)
    {
        if (parameter.Name is not ("out_channels" or "channels"))
            return parameter.Name;
        var convolution = module.Body!.Calls.Select(c => c.Layer).FirstOrDefault(l => l?.Operation is Convolution computing && PythonText.Whole(computing.OutputChannels) == value);
        var words = convolution is null ? string.Empty : PythonText.Words(convolution.Node);
        return words.Length == 0 ? parameter.Name : $"{words}_channels";
    }

    private ModuleForm Container(ModuleNode module, ModuleForm? layer, bool isUnique)
    {
        var parts = PartsOf(module, isUnique);
        var own = layer?.Settings.Count ?? 0;
        return new ModuleForm(_keys[module], [.. layer?.Settings ?? [], .. parts.SelectMany(p => p.Form.Settings)], texts =>
        {
            var made = CreateAll(parts.Select(p => p.Form), [.. texts.Skip(own)]).ToList();
            var arguments = parts.Zip(made, (part, value) => (part.Name, Value: new PythonArgument(value, Comment: part.Comment))).ToList();
            if (layer is not null)
            {
                return new PythonExpression(
                    _style.Use(PythonHelper.WithChildren), [new PythonArgument(layer.Create([.. texts.Take(own)])), new PythonArgument(PythonContainer.Dictionary(arguments))]);
            }

            return module.Body is null ? PythonContainer.List(arguments) : PythonContainer.Sequence(arguments);
        });
    }

    /// <summary>Returns the children of a module; for a sequence, including flattening between them.</summary>
    private List<(string Name, ModuleForm Form, string? Comment)> PartsOf(ModuleNode module, bool isUnique)
    {
        if (module.Body is not { } body)
            return [.. module.Modules.Select(Part)];
        return [.. body.Calls.Select(c => c.Module is { } part ? Part(part) : ("flatten", PythonContainer.Flatten, null))];

        (string Name, ModuleForm Form, string? Comment) Part(ModuleNode part) => (part.Name, FormOf(part, isUnique), isUnique ? CommentOn(part) : null);
    }
}
