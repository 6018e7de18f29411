using EffNet.Language.CSharp;
using EffNet.Networks;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EffNet.Generator;

/// <summary>The options of a project that affect generated code.</summary>
/// <param name="RootNamespace">The namespace of types whose file does not declare one.</param>
/// <param name="Directory">The project's folder, with <c>/</c> as separator and without <c>/</c> at its end; empty if unknown.</param>
/// <param name="FamiliesFolder">The package's folder of shipped families, with <c>/</c> at its end; empty if there is no package.</param>
/// <param name="File">The project's file; empty if unknown.</param>
/// <param name="UnknownFamilies">The names in <c>EffNetFamilies</c> that are not shipped families.</param>
/// <param name="ShippedFamilies">The names of the package's shipped families; empty if the project does not request families.</param>
/// <param name="Weights">The weights that the build embeds into the program or copies next to it.</param>
/// <param name="AnalyzersAreOff"><see langword="true"/> if the build runs no analyzers, so that the generator reports the errors in files.</param>
internal sealed record ProjectOptions(
    string RootNamespace,
    string Directory,
    string FamiliesFolder,
    string File,
    EquatableArray<string> UnknownFamilies,
    EquatableArray<string> ShippedFamilies,
    EquatableArray<ProjectWeights> Weights,
    bool AnalyzersAreOff)
{
    /// <summary>The name of the package's folder in the names of generated files.</summary>
    public const string Package = "effnet-package";

    /// <summary>The namespace of all shipped families.</summary>
    public const string FamiliesNamespace = "EffNet.Models";

    /// <summary>
    /// Reads the properties that the SDK passes to compilers. Values from EffNet's targets are escaped as in a URI, because a <c>#</c> or <c>;</c> would end a
    /// value. The SDK's own properties are used in projects that use the generator without these targets.
    /// </summary>
    public static ProjectOptions Read(AnalyzerConfigOptions options)
    {
        options.TryGetValue("build_property.RootNamespace", out var rootNamespace);
        options.TryGetValue("build_property.ProjectDir", out var directory);
        options.TryGetValue("build_property.EffNetAnalyzersAreOff", out var off);
        var file = ReadEscaped(options, "EffNetEscapedProjectFile");
        return new ProjectOptions(
            Identifiers(ReadEscaped(options, "EffNetEscapedRootNamespace") ?? rootNamespace ?? string.Empty),
            FolderOf(file) ?? Normalize(directory ?? string.Empty).TrimEnd('/'),
            Normalize(ReadEscaped(options, "EffNetEscapedFamiliesFolder") ?? string.Empty),
            file ?? string.Empty,
            ReadList(options, "EffNetUnknownFamilies"),
            ReadList(options, "EffNetShippedFamilies"),
            ReadWeights(options),
            string.Equals(off, "true", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads a list that EffNet's targets write: values separated by <c>|</c>, escaped as in a URI.</summary>
    public static EquatableArray<string> ReadList(AnalyzerConfigOptions options, string property) =>
        (ReadEscaped(options, property) ?? string.Empty).Split(['|'], StringSplitOptions.RemoveEmptyEntries).ToEquatableArray();

    /// <summary>Returns the options for emitting the file at <paramref name="path"/> in a project with <paramref name="references"/>.</summary>
    public EmitOptions EmitOptionsFor(string path, References references) =>
        new(RelativePath(path), RootNamespace) { HasModules = references.HaveModules, HasEngine = references.Engine };

    /// <summary>
    /// Returns the options for emitting <paramref name="variant"/>, with the weights that the project assigns to its type. The project may name the type with or
    /// without its namespace.
    /// </summary>
    public EmitOptions EmitOptionsFor(VariantItem variant, References references)
    {
        var (type, qualified) = (variant.Model.TypeName, $"{variant.Namespace ?? RootNamespace}.{variant.Model.TypeName}");
        return EmitOptionsFor(variant.Path, references) with { Weights = Weights.FirstOrDefault(w => w.Network == type || w.Network == qualified) };
    }

    /// <summary>
    /// Returns <paramref name="path"/> relative to the project, with <c>/</c>. The output does not contain folders of a machine, because two machines would
    /// then build different assemblies. A file on another drive is represented by its name, and a shipped family by the package, whose folder depends on the
    /// machine.
    /// </summary>
    public string RelativePath(string path)
    {
        if (ShippedFamily(path) is { } family)
            return $"{Package}/{family}";
        var file = Normalize(path).Split('/');
        var folder = Directory.Split('/');
        var common = CommonFolders(file, folder);
        return common == 0
            ? file[file.Length - 1]
            : string.Join("/", Enumerable.Repeat("..", folder.Length - common).Concat(file.Skip(common)));
    }

    /// <summary>Returns the text that identifies <paramref name="path"/>: its relative path, or the full path if the relative path is only a name.</summary>
    public string Identity(string path)
    {
        if (ShippedFamily(path) is { } family)
            return $"{Package}:{family}";
        var normal = Normalize(path);
        return CommonFolders(normal.Split('/'), Directory.Split('/')) == 0 ? normal : RelativePath(path);
    }

    /// <summary>
    /// Reads the list that <c>Weights.targets</c> writes: the network, the placement and the file's name of each of the weights, each followed by a <c>/</c>.
    /// </summary>
    private static EquatableArray<ProjectWeights> ReadWeights(AnalyzerConfigOptions options)
    {
        var parts = (ReadEscaped(options, "EffNetNetworksWithWeights") ?? string.Empty).Split('/');
        return Enumerable.Range(0, parts.Length / 3)
            .Select(i => new ProjectWeights(parts[3 * i], string.Equals(parts[(3 * i) + 1], "Embedded", StringComparison.OrdinalIgnoreCase), parts[(3 * i) + 2]))
            .ToEquatableArray();
    }

    private static string? ReadEscaped(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue($"build_property.{property}", out var value) ? Uri.UnescapeDataString(value) : null;

    private static string? FolderOf(string? file)
    {
        var path = Normalize(file ?? string.Empty);
        return path.LastIndexOf('/') is >= 0 and var end ? path.Substring(0, end) : null;
    }

    private string? ShippedFamily(string path) =>
        FamiliesFolder.Length > 0 && Normalize(path).StartsWith(FamiliesFolder, StringComparison.OrdinalIgnoreCase) ? Normalize(path).Substring(FamiliesFolder.Length) : null;

    private int CommonFolders(string[] file, string[] folder)
    {
        if (Directory.Length == 0)
            return 0;
        var common = 0;
        while (common < folder.Length && common < file.Length - 1 && string.Equals(folder[common], file[common], StringComparison.OrdinalIgnoreCase))
            common++;
        return common;
    }

    /// <summary>
    /// Returns a namespace that C# accepts. The SDK derives the root namespace from the name of the project's file, and <c>my-app</c> or <c>3d</c> are not
    /// identifiers.
    /// </summary>
    private static string Identifiers(string name) => string.Join(".", name
        .Split(['.'], StringSplitOptions.RemoveEmptyEntries)
        .Select(segment => string.Concat(segment.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_')))
        .Select(segment => SyntaxFacts.IsIdentifierStartCharacter(segment[0]) ? segment : "_" + segment)
        .Select(segment => SyntaxFacts.GetKeywordKind(segment) == SyntaxKind.None ? segment : "@" + segment));

    private static string Normalize(string path) => path.Replace('\\', '/');
}
