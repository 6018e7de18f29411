using EffNet.Language;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;

namespace EffNet.Packer;

/// <summary>The networks that the <c>.effnet</c> files of a project declare.</summary>
internal sealed class DeclaredNetworks
{
    private readonly List<(string Namespace, VariantModel Variant)> _all;
    private readonly bool _hasErrors;

    private DeclaredNetworks(List<(string Namespace, VariantModel Variant)> all, bool hasErrors) => (_all, _hasErrors) = (all, hasErrors);

    /// <summary>Compiles files. Files that do not exist are skipped, because the compiler reports them.</summary>
    /// <param name="paths">The files to compile.</param>
    /// <param name="rootNamespace">The namespace of networks whose file does not declare a namespace; empty for the global namespace.</param>
    public static DeclaredNetworks Read(IReadOnlyList<string> paths, string rootNamespace)
    {
        var files = paths.Where(File.Exists).Select(path => ModelCompiler.Compile(File.ReadAllText(path))).ToList();
        return new DeclaredNetworks(
            [.. files.SelectMany(f => f.Model.Families.SelectMany(family => family.AllNetworks()).Select(v => (f.Model.Namespace ?? rootNamespace, v)))],
            files.Exists(f => f.Diagnostics.Any(d => d.Rule.BreaksNetwork)));
    }

    /// <summary>Finds a variant by name.</summary>
    /// <param name="name">The name of the type, with or without its namespace.</param>
    /// <param name="problem">
    /// The reason why there is not exactly one variant. <see langword="null"/> if there is exactly one. Also <see langword="null"/> if there is none and the files
    /// have errors: the errors may be the reason, and the compiler reports them.
    /// </param>
    /// <returns>The variant; <see langword="null"/> if there is not exactly one.</returns>
    public VariantModel? Find(string name, out string? problem)
    {
        var found = _all.Where(v => v.Variant.TypeName == name || QualifiedName(v) == name).ToList();
        problem = found.Count switch
        {
            1 => null,
            0 when _hasErrors => null,
            0 => $"Unknown network '{name}'. {Hint(name)}",
            _ => $"'{name}' is the name of several networks; write one of {string.Join(", ", found.Select(QualifiedName))}.",
        };
        return found.Count == 1 ? found[0].Variant : null;
    }

    private static string QualifiedName((string Namespace, VariantModel Variant) declared) =>
        declared.Namespace.Length == 0 ? declared.Variant.TypeName : $"{declared.Namespace}.{declared.Variant.TypeName}";

    private string Hint(string name)
    {
        const int Shown = 12;
        var names = _all.Select(v => v.Variant.TypeName).Distinct().ToList();
        if (Spelling.Nearest(name, names) is { } near)
            return $"Did you mean '{near}'?";
        return names.Count == 0
            ? "The project does not declare a network; add a .effnet file, or name a shipped family in EffNetFamilies."
            : $"Expected one of {string.Join(", ", names.Take(Shown))}{(names.Count > Shown ? ", …" : string.Empty)}.";
    }
}
