namespace EffNet.PyTorch.Python;

/// <summary>Writes PyTorch's containers of modules.</summary>
internal static class PythonContainer
{
    /// <summary>Gets the form of a module that flattens, for sequences.</summary>
    public static ModuleForm Flatten { get; } = new(nameof(Flatten), [], _ => new PythonExpression("nn.Flatten", []));

    /// <summary>Returns <see langword="true"/> if the names are 0, 1 and so on, as in a list; otherwise, <see langword="false"/>.</summary>
    /// <param name="names">The names.</param>
    public static bool IsNumbered(IEnumerable<string> names) => names.Select((name, i) => name == PythonText.Whole(i)).All(same => same);

    /// <summary>Returns a container that runs modules in sequence.</summary>
    /// <param name="parts">The modules with their names.</param>
    public static PythonExpression Sequence(IReadOnlyList<(string Name, PythonArgument Value)> parts)
    {
        if (IsNumbered(parts.Select(p => p.Name)))
            return new PythonExpression("nn.Sequential", [.. parts.Select(p => p.Value)]);
        var pairs = parts.Select(p => new PythonArgument(new PythonExpression(string.Empty, [new($"\"{p.Name}\""), p.Value with { Comment = null }]), Comment: p.Value.Comment));
        return new PythonExpression("nn.Sequential", [new(new PythonExpression("OrderedDict", [new(new PythonExpression(string.Empty, [.. pairs], "[", "]"))]))]);
    }

    /// <summary>Returns a container that only holds modules, which another module runs.</summary>
    /// <param name="parts">The modules with their names.</param>
    public static PythonExpression List(IReadOnlyList<(string Name, PythonArgument Value)> parts) => IsNumbered(parts.Select(p => p.Name))
        ? new PythonExpression("nn.ModuleList", [new(new PythonExpression(string.Empty, [.. parts.Select(p => p.Value)], "[", "]"))])
        : new PythonExpression("nn.ModuleDict", [new(Dictionary(parts))]);

    /// <summary>Returns a dictionary of modules.</summary>
    /// <param name="parts">The modules with their names.</param>
    public static PythonExpression Dictionary(IReadOnlyList<(string Name, PythonArgument Value)> parts) =>
        new(string.Empty, [.. parts.Select(p => p.Value with { Prefix = $"\"{p.Name}\": " })], "{", "}");
}
