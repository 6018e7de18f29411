using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.Python;

/// <summary>Writes the <c>forward</c> of a module.</summary>
internal static class PythonForward
{
    /// <summary>Returns the first line.</summary>
    /// <param name="body">The inputs, outputs and calls of the module.</param>
    public static string Header(ModuleBody body)
    {
        var list = StatementList.Of(body);
        var result = list.Results.Count == 1 ? "Tensor" : $"Tuple[{string.Join(", ", list.Results.Select(_ => "Tensor"))}]";
        return $"def forward(self, {string.Join(", ", list.Parameters.Select(p => $"{p}: Tensor"))}) -> {result}:";
    }

    /// <summary>Returns the other lines.</summary>
    /// <param name="module">The module.</param>
    /// <param name="style">The style of the network's layers.</param>
    public static IReadOnlyList<string> Lines(ModuleNode module, PythonStyle style)
    {
        var list = StatementList.Of(module.Body!);
        var lines = list.Statements.Select(s => Line(module, s, ReferenceEquals(s, list.Last), style)).OfType<string>().ToList();
        if (list.Last is null)
            lines.Add($"return {string.Join(", ", list.Results)}");
        return lines;
    }

    /// <summary>Returns a line; <see langword="null"/> if its result is not used.</summary>
    private static string? Line(ModuleNode owner, Statement statement, bool isLast, PythonStyle style)
    {
        var call = statement.Call;
        var expression = call.Module is null
            ? call.Layer!.Operation.Accept(new PythonArithmetic(statement.Arguments, style))
            : $"{Access(owner, call.Access)}({string.Join(", ", statement.Arguments)})";
        if (isLast)
            return $"return {expression}";
        if (statement.Targets.Count == 0)
            return call.Module is null ? null : expression;
        // Split returns a tuple, even for a single part.
        var isTuple = call.Layer?.Operation is EffNet.Networks.Split && statement.Targets.Count == 1;
        return $"{string.Join(", ", statement.Targets)}{(isTuple ? "," : string.Empty)} = {expression}";
    }

    private static string Access(ModuleNode owner, IReadOnlyList<string> names)
    {
        var (at, text) = (owner, "self");
        foreach (var name in names)
        {
            var isListed = at != owner && at.Layer is null && PythonContainer.IsNumbered(at.Modules.Select(m => m.Name));
            text = isListed ? $"{text}[{name}]" : ModuleName.IsIdentifier(name) ? $"{text}.{name}" : $"getattr({text}, \"{name}\")";
            at = at.Find(name)!;
        }

        return text;
    }
}
