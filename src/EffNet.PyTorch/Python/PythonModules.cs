using EffNet.Networks;
using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.Python;

/// <summary>
/// Finds the classes of a network: modules that run the same layers in the same way are of one class, whose parameters are the settings that differ among them.
/// </summary>
internal sealed class PythonModules
{
    private readonly PythonStyle _style;
    private readonly ModuleTitle _titles;
    private readonly Dictionary<ModuleNode, string> _keys = [];
    private readonly Dictionary<string, string> _shortKeys = new(StringComparer.Ordinal);

    /// <summary>The modules of each form, in the order of the network, those below a module before it.</summary>
    private readonly Dictionary<string, List<ModuleNode>> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PythonClass> _known = new(StringComparer.Ordinal);
    private readonly List<PythonClass> _classes = [];

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="root">The network's module.</param>
    /// <param name="titles">What modules are called.</param>
    /// <param name="style">What decides how the layers of the network are written.</param>
    /// <param name="taken">Names that classes cannot have.</param>
    public PythonModules(ModuleNode root, ModuleTitle titles, PythonStyle style, IEnumerable<string> taken)
    {
        (_style, _titles) = (style, titles);
        foreach (var child in root.Children)
            FindKey(child);
        NameClasses([.. taken]);
    }

    /// <summary>Gets the classes that the forms so far use, each after those that it uses.</summary>
    public IReadOnlyList<PythonClass> Classes => _classes;

    /// <summary>Returns how a module is made.</summary>
    /// <param name="module">The module.</param>
    /// <param name="isUnique">Whether it is made in one place only, so that comments may name its stages.</param>
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

    /// <summary>Returns the names of the stages that have blocks of a class.</summary>
    /// <param name="class">The class.</param>
    public IReadOnlyList<string> StagesOf(PythonClass @class) => [.. InstancesOf(@class).Select(m => _titles.BlockOf(m)?.Name).OfType<string>().Distinct()];

    /// <summary>Returns how the modules below a module are made, in order.</summary>
    /// <param name="module">The module.</param>
    /// <param name="isUnique">Whether it is made in one place only.</param>
    public IReadOnlyList<ModuleForm> FormsBelow(ModuleNode module, bool isUnique) => [.. module.Modules.Select(c => FormOf(c, isUnique))];

    /// <summary>Returns what makes modules, given the text of all their settings.</summary>
    /// <param name="forms">How each is made.</param>
    /// <param name="texts">The texts of the settings of the first, of the second, and so on.</param>
    public static IEnumerable<PythonExpression> CreateAll(IEnumerable<ModuleForm> forms, IReadOnlyList<string> texts)
    {
        var used = 0;
        foreach (var form in forms)
        {
            yield return form.Create([.. texts.Skip(used).Take(form.Settings.Count)]);
            used += form.Settings.Count;
        }
    }

    /// <summary>Returns the stage that begins with a module, described; <see langword="null"/> if none does.</summary>
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
    /// Returns whether a module has a class of its own. A sequence has none, unless it consists of layers and there are several of the form, or its layers have names, which read better in a
    /// <c>forward</c>.
    /// </summary>
    private bool IsClass(ModuleNode module)
    {
        if (module.Body is null)
            return false;
        if (!module.IsSequence)
            return true;
        var isRepeated = _instances[_keys[module]].Count > 1 && module.Modules.All(c => c.Layer is not null);
        return isRepeated || (module.Modules.Count() > 1 && module.Modules.All(c => ModuleName.IsIdentifier(c.Name)));
    }

    private void NameClasses(HashSet<string> taken)
    {
        var titled = _instances.Where(i => IsClass(i.Value[0])).Select(i => (Key: i.Key, Title: TitleOf(i.Value), IsResidual: i.Value[0].Body!.Calls.Any(c => c.Layer?.Operation is Add))).ToList();
        foreach (var same in titled.GroupBy(t => t.Title))
        {
            var isMixed = same.Any(t => t.IsResidual) && same.Any(t => !t.IsResidual);
            foreach (var (key, title, isResidual) in same)
            {
                var name = isMixed && isResidual ? $"Residual{title}" : title;
                var unique = name;
                for (var number = 2; !taken.Add(unique); number++)
                    unique = FormattableString.Invariant($"{name}_{number}");
                _names.Add(key, unique);
            }
        }
    }

    /// <summary>Returns what all instances are called; without numbers at its end if they differ.</summary>
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
        var finder = new ParameterFinder([.. instances.Select(Settings)], [.. instances.Select(m => Channels(m.Body!.Inputs))], [.. instances.Select(m => Channels(m.Body!.Outputs))]);
        var (parameters, texts) = finder.Find();
        var made = new PythonClass(_names[key], instances[0], parameters, texts);
        _known.Add(key, made);
        _classes.Add(made);
        return made;
    }

    private List<Setting> Settings(ModuleNode module) => [.. FormsBelow(module, isUnique: false).SelectMany(f => f.Settings)];

    private string Channels(IReadOnlyList<int> values) => PythonText.Whole(_style.Shapes[values[0]].Channels);

    private ModuleForm Instance(PythonClass @class, ModuleNode module)
    {
        var settings = Settings(module);
        return new ModuleForm(_keys[module], [.. @class.Parameters.Select(p => settings[p.Setting].Value).Zip(@class.Parameters, (value, p) => new Setting(p.Kind, NameOutside(p, value, module), value))], @class.Create);
    }

    /// <summary>Returns what a parameter is called in a class that has this module: the channels that it computes after its convolution.</summary>
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
        var children = module.Modules.ToList();
        var forms = FormsBelow(module, isUnique);
        var own = layer?.Settings.Count ?? 0;
        return new ModuleForm(_keys[module], [.. layer?.Settings ?? [], .. forms.SelectMany(f => f.Settings)], texts =>
        {
            var made = CreateAll(forms, [.. texts.Skip(own)]).ToList();
            var comments = children.ConvertAll(c => isUnique ? CommentOn(c) : null);
            if (layer is not null || module.Body is null)
                return Named(layer?.Create([.. texts.Take(own)]), children, made, comments);
            return PythonForward.IsNumbered(children)
                ? new PythonExpression("nn.Sequential", [.. made.Select((m, i) => new PythonArgument(m, Comment: comments[i]))])
                : new PythonExpression("nn.Sequential", [new PythonArgument(Dictionary(children, made, comments))]);
        });
    }

    /// <summary>Returns what makes modules that another one runs: a list, or a dictionary, or modules below a layer.</summary>
    private PythonExpression Named(PythonExpression? layer, List<ModuleNode> children, List<PythonExpression> made, List<string?> comments)
    {
        var items = new PythonExpression(string.Empty, [.. children.Select((c, i) => new PythonArgument(made[i], $"\"{c.Name}\": ", comments[i]))], "{", "}");
        if (layer is not null)
            return new PythonExpression(_style.Use(PythonHelper.WithChildren), [new PythonArgument(layer), new PythonArgument(items)]);
        return PythonForward.IsNumbered(children)
            ? new PythonExpression("nn.ModuleList", [new PythonArgument(new PythonExpression(string.Empty, [.. made.Select((m, i) => new PythonArgument(m, Comment: comments[i]))], "[", "]"))])
            : new PythonExpression("nn.ModuleDict", [new PythonArgument(items)]);
    }

    private static PythonExpression Dictionary(List<ModuleNode> children, List<PythonExpression> made, List<string?> comments) => new(
        "OrderedDict",
        [.. children.Select((c, i) => new PythonArgument(new PythonExpression(string.Empty, [new PythonArgument($"\"{c.Name}\""), new PythonArgument(made[i])]), Comment: comments[i]))],
        "([",
        "])");
}
