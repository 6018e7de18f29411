namespace EffNet.Generator;

/// <summary>Which file makes each type: the first that asks. Ask in the order of paths, as editors hand files over in any.</summary>
/// <param name="project">Names the namespace of files that declare none.</param>
internal sealed class TypeOwners(ProjectOptions project)
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    /// <summary>The type as C# knows it, in a file that declares <paramref name="namespace"/>.</summary>
    public string QualifiedName(string? @namespace, string type)
    {
        var prefix = @namespace ?? project.RootNamespace;
        return prefix.Length == 0 ? type : $"{prefix}.{type}";
    }

    /// <summary>The file that makes <paramref name="qualifiedName"/> already; <see langword="null"/> where <paramref name="path"/> does.</summary>
    public string? FindOther(string path, string qualifiedName)
    {
        if (_owners.TryGetValue(qualifiedName, out var owner))
            return owner == path ? null : owner;
        _owners.Add(qualifiedName, path);
        return null;
    }
}
