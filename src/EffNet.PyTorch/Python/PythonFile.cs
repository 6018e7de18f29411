using System.Globalization;
using System.Text;
using EffNet.Networks;
using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.Python;

/// <summary>Writes the complete Python file.</summary>
internal sealed class PythonFile
{
    private const string ClassCount = "num_classes";
    private const int Indent = 8;

    private static readonly string[] s_types = ["Tuple", "Type", "Union"];

    /// <summary>Gets the names that the file imports or defines. Classes of the network cannot have these names.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. PythonHelper.All.Select(h => h.Name), "math", "torch", "nn", "F", "Tensor", "OrderedDict", .. s_types];

    private readonly Network _network;
    private readonly PythonOptions _options;
    private readonly PythonStyle _style;
    private readonly ModuleNode _root;
    private readonly PythonModules _modules;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">The names in the code.</param>
    /// <exception cref="ArgumentException">PyTorch does not allow modules with the network's paths.</exception>
    public PythonFile(Network network, PythonOptions options)
    {
        (_network, _options) = (network, options);
        var layers = LayerList.ForTraining(network);
        _style = new PythonStyle(layers);
        _root = ModuleTree.Build(layers, layer => PythonLayers.Of(layer, _style) is not null);
        _modules = new PythonModules(_root, new ModuleTitle(network), _style, [options.ClassName, .. Names]);
    }

    /// <summary>Returns the text of the file.</summary>
    public string Write()
    {
        // Write the network first, because it determines the classes and helpers.
        var network = WriteNetwork();
        var classes = _modules.Classes.Select(WriteClass).ToList();
        string[] definitions = [.. _style.Helpers.Select(h => h.Code), .. classes, network];
        var code = string.Join("\n\n", definitions);
        return $"{Documentation()}\n\n{Imports(code)}\n\n{code}";
    }

    private string Documentation()
    {
        var (parameters, operations) = (_network.Parameters.ToString("N0", CultureInfo.InvariantCulture), _network.MultiplyAdds.ToString("N0", CultureInfo.InvariantCulture));
        var source = _options.Source is null ? string.Empty : $" from {_options.Source}";
        return $""""
            """{_options.ClassName} for PyTorch. Written by EffNet{source}.

            {parameters} parameters, {operations} multiply-adds for an image of {_network.Input}.

            The state_dict has the names of EffNet's network, so weights can be loaded in both
            directions.
            """
            """";
    }

    private static string Imports(string code)
    {
        var imports = new StringBuilder();
        if (code.Contains("math.", StringComparison.Ordinal))
            imports.Append("import math\n");
        if (code.Contains("OrderedDict(", StringComparison.Ordinal))
            imports.Append("from collections import OrderedDict\n");
        var types = s_types.Where(t => code.Contains($"{t}[", StringComparison.Ordinal)).ToList();
        if (types.Count > 0)
            imports.Append("from typing import ").AppendJoin(", ", types).Append('\n');
        if (imports.Length > 0)
            imports.Append('\n');
        if (code.Contains("torch.", StringComparison.Ordinal))
            imports.Append("import torch\n");
        if (code.Contains("F.", StringComparison.Ordinal))
            imports.Append("import torch.nn.functional as F\n");
        return imports.Append("from torch import Tensor, nn\n").ToString();
    }

    private string WriteClass(PythonClass @class)
    {
        var forms = _modules.FormsBelow(@class.Instance, isUnique: _modules.InstancesOf(@class).Count == 1);
        var made = PythonModules.CreateAll(forms, @class.Texts).ToList();
        var instance = @class.Instance;
        var isSequence = instance.IsSequence && instance.Body!.Calls.All(c => c.Module is not null) && PythonContainer.IsNumbered(instance.Modules.Select(m => m.Name));
        var text = new StringBuilder();
        text.Append("class ").Append(@class.Name).Append(isSequence ? "(nn.Sequential):\n" : "(nn.Module):\n");
        text.Append("    \"\"\"").Append(ClassDocumentation(@class)).Append("\"\"\"\n\n");
        text.Append(Constructor(@class.Parameters.Select(p => p.Declaration)));
        if (isSequence)
        {
            var call = new PythonExpression("super().__init__", [.. made.Select(m => new PythonArgument(m))]);
            return text.Append("        ").Append(call.ToText(Indent, 0)).Append('\n').ToString();
        }

        text.Append("        super().__init__()\n");
        AppendModules(text, instance, made);
        return text.Append(Forward(instance)).ToString();
    }

    /// <summary>Returns a one-line description of a class.</summary>
    private string ClassDocumentation(PythonClass @class)
    {
        var operations = @class.Instance.Body!.Calls.Select(c => c.Layer?.Operation).ToList();
        if (_modules.StagesOf(@class) is { Count: > 0 } stages)
            return $"A block of {Enumerate(stages)}{(operations.Exists(o => o is Add) ? ", with a residual connection" : string.Empty)}.";
        if (operations is [GlobalAveragePool, .., Multiply])
            return "Squeeze-and-excitation: a gate per channel, computed from the channel means.";
        return @class.Instance.IsSequence && operations.TrueForAll(o => o is not null) ? Sentence(operations!) : $"The module '{@class.Instance.Path}' of the network.";
    }

    private static string Sentence(IEnumerable<Operation> operations)
    {
        var text = Enumerate([.. operations.Select(o => PythonText.Words(o.GetType().Name).Replace('_', ' '))]);
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }

    private static string Enumerate(IReadOnlyList<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";

    private string WriteNetwork()
    {
        var forms = _modules.FormsBelow(_root, isUnique: true);
        var settings = forms.SelectMany(f => f.Settings).ToList();
        var made = PythonModules.CreateAll(forms, [.. settings.Select(s => s.IsClassCount ? ClassCount : s.Value)]).ToList();
        var text = new StringBuilder();
        text.Append("class ").Append(_options.ClassName).Append("(nn.Module):\n");
        text.Append("    \"\"\"").Append(NetworkDocumentation()).Append("\"\"\"\n\n");
        text.Append(Constructor(settings.Where(s => s.IsClassCount).Select(s => $"{ClassCount}: int = {s.Value}")));
        text.Append("        super().__init__()\n");
        AppendModules(text, _root, made);
        text.Append("        self.reset_parameters()\n");
        text.Append(PythonInitialization.Of(_network.Initialization));
        return text.Append(Forward(_root)).ToString();
    }

    private string NetworkDocumentation()
    {
        var results = string.Join(" and ", _network.Outputs.Select(o => $"{o.Name} ({o.Value.Shape})"));
        return $"Reads images (N, {_network.Input.Channels}, H, W) and returns {results}.";
    }

    private static string Constructor(IEnumerable<string> parameters) =>
        $"    {new PythonExpression("def __init__", [new PythonArgument("self"), .. parameters.Select(p => new PythonArgument(p))], "(", ") -> None:").ToText(4, 0)}\n";

    private void AppendModules(StringBuilder text, ModuleNode module, List<PythonExpression> made)
    {
        var isUnique = module == _root;
        foreach (var (child, value) in module.Modules.Zip(made))
        {
            if (isUnique && _modules.CommentOn(child) is { } comment)
                text.Append("        # ").Append(comment).Append('\n');
            var assignment = ModuleName.IsIdentifier(child.Name) ? $"self.{child.Name} = " : string.Empty;
            var line = assignment.Length > 0 ? value : new PythonExpression("self.add_module", [new PythonArgument($"\"{child.Name}\""), new PythonArgument(value)]);
            text.Append("        ").Append(assignment).Append(line.ToText(Indent, assignment.Length)).Append('\n');
        }
    }

    private string Forward(ModuleNode module)
    {
        var lines = PythonForward.Lines(module, _style);
        return $"\n    {PythonForward.Header(module.Body!)}\n{string.Concat(lines.Select(l => $"        {l}\n"))}";
    }
}
