namespace EffNet.Generator;

/// <summary>
/// Assigns each type to the file that generates it: the first file that claims it. Callers claim types in the order of paths, because editors pass files in any order.
/// </summary>
/// <param name="project">The project, which provides the namespace of files that do not declare one.</param>
internal sealed class TypeOwners(ProjectOptions project)
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    /// <summary>Returns the full name of a type in C#, in a file that declares <paramref name="namespace"/>.</summary>
    public string QualifiedName(string? @namespace, string type)
    {
        var prefix = @namespace ?? project.RootNamespace;
        return prefix.Length == 0 ? type : $"{prefix}.{type}";
    }

    /// <summary>
    /// Claims the type <paramref name="qualifiedName"/> for the file <paramref name="path"/>. Returns the other file that has already claimed the type;
    /// <see langword="null"/> if <paramref name="path"/> generates the type.
    /// </summary>
    public string? ClaimOrGetOwner(string path, string qualifiedName)
    {
        if (_owners.TryGetValue(qualifiedName, out var owner))
            return owner == path ? null : owner;
        _owners.Add(qualifiedName, path);
        return null;
    }
}
