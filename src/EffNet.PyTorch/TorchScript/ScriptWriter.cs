using System.Text;
using EffNet.Networks;
using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.TorchScript;

/// <summary>Writes the classes of modules as <c>torch.jit.save</c> does, with attributes and a <c>forward</c> method.</summary>
/// <param name="titles">The titles of modules.</param>
/// <param name="className">The name of the network's class.</param>
/// <param name="isTraining">Whether the archive is for training.</param>
internal sealed class ScriptWriter(ModuleTitle titles, string className, bool isTraining)
{
    private const string Top = "__torch__";
    private const string Layers = "__torch__.layers";
    private const string Blocks = "__torch__.blocks";

    private readonly ScriptClasses _classes = new();
    private readonly ScriptFunctions _functions = new();

    /// <summary>Gets the text of each code module by its name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Modules =>
        _functions.Text is { Length: > 0 } functions ? [.. _classes.Modules, KeyValuePair.Create(ScriptFunctions.Module, functions)] : [.. _classes.Modules];

    /// <summary>Writes the class of a module after the classes of its children.</summary>
    /// <param name="module">The module.</param>
    public ScriptObject Write(ModuleNode module)
    {
        var children = module.Modules.Select(c => KeyValuePair.Create(c.Name, Write(c))).ToList();
        var operation = module.Layer is { } layer ? ScriptOperations.Of(layer, isTraining, _functions) : null;
        var full = _classes.Add(
            operation is not null ? Layers : module.Path.Length == 0 ? Top : Blocks,
            operation?.Name ?? (module.Path.Length == 0 ? className : titles.Of(module)),
            own => Attributes(module.Layer, operation, children) + Forward(module, operation, own));
        var dot = full.LastIndexOf('.');
        return new ScriptObject(full[..dot], full[(dot + 1)..], module.Layer, operation?.Rate, children);
    }

    private static string Attributes(ModuleLayer? layer, ScriptOperation? operation, List<KeyValuePair<string, ScriptObject>> children)
    {
        var state = layer is null ? [] : ScriptState.Of(layer).ToList();
        var text = new StringBuilder();
        text.Append("  __parameters__ = ").Append(Names(state.Where(t => t.Kind == StateTensorKind.Parameter))).Append('\n');
        text.Append("  __buffers__ = ").Append(Names(state.Where(t => t.Kind != StateTensorKind.Parameter))).Append('\n');
        foreach (var tensor in state)
            text.Append("  ").Append(tensor.Name).Append(" : Tensor\n");
        text.Append("  training : bool\n");
        if (operation?.Rate is not null)
            text.Append("  p : float\n");
        foreach (var (name, child) in children)
            text.Append(ModuleName.IsIdentifier(name) ? $"  {name} : " : $"  __annotations__[\"{name}\"] = ").Append(child.Module).Append('.').Append(child.Class).Append('\n');
        return text.ToString();

        static string Names(IEnumerable<StateTensor> tensors) => $"[{string.Concat(tensors.Select(t => $"\"{t.Name}\", "))}]";
    }

    private string Forward(ModuleNode module, ScriptOperation? operation, string own)
    {
        if (operation is not null)
            return Method(own, ["x"], 1, [.. operation.Before, $"return {operation.Expression(["x"])}"]);
        if (module.Body is not { } body)
            return string.Empty;
        var list = StatementList.Of(body);
        var lines = list.Statements.Select(s => Line(s, ReferenceEquals(s, list.Last))).OfType<string>().ToList();
        if (list.Last is null)
            lines.Add($"return {(list.Results.Count == 1 ? list.Results[0] : $"({string.Join(", ", list.Results)})")}");
        return Method(own, list.Parameters, list.Results.Count, lines);
    }

    private static string Method(string own, IEnumerable<string> parameters, int results, IReadOnlyList<string> lines)
    {
        var result = results == 1 ? "Tensor" : $"Tuple[{string.Join(", ", Enumerable.Repeat("Tensor", results))}]";
        var header = $"  def forward(self: {own}, {string.Join(", ", parameters.Select(p => $"{p}: Tensor"))}) -> {result}:\n";
        return header + string.Concat(lines.Select(l => $"    {l}\n"));
    }

    /// <summary>Returns a line; <see langword="null"/> if its result is not used.</summary>
    private string? Line(Statement statement, bool isLast)
    {
        var expression = Expression(statement);
        if (isLast)
            return $"return {expression}";
        if (statement.Targets.Count == 0)
            return statement.Call.Module is null ? null : expression;
        // Split returns a list, from which a single part must be unpacked.
        var isList = statement.Call.Layer?.Operation is Split;
        return $"{string.Join(", ", statement.Targets)}{(isList ? "," : string.Empty)} = {expression}";
    }

    private string Expression(Statement statement)
    {
        if (statement.Call.Module is null)
            return ScriptOperations.Of(statement.Call.Layer!, isTraining, _functions).Expression(statement.Arguments);
        var module = statement.Call.Access.Aggregate("self", (at, name) => ModuleName.IsIdentifier(name) ? $"{at}.{name}" : $"getattr({at}, \"{name}\")");
        return $"{module}.forward({string.Join(", ", statement.Arguments)})";
    }
}
