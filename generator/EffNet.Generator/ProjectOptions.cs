using EffNet.Language.CSharp;
using EffNet.Networks;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EffNet.Generator;

/// <summary>What the project says that no file says.</summary>
/// <param name="RootNamespace">The namespace of types whose file declares none.</param>
/// <param name="Directory">The project's folder, with <c>/</c> and without one at its end; empty where unknown.</param>
/// <param name="FamiliesFolder">Where the package keeps the shipped families, with <c>/</c> at its end; empty where there is no package.</param>
/// <param name="File">The project's file; empty where unknown.</param>
/// <param name="UnknownFamilies">The shipped families that the project names and the package does not have.</param>
/// <param name="ShippedFamilies">The shipped families of the package; empty where the project names none.</param>
/// <param name="Weights">The weights that the build puts into the program, or beside it.</param>
/// <param name="AnalyzersAreOff">Whether the build runs no analyzers, so that the generator reports the errors in files.</param>
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
    /// <summary>What stands in names for the package's folder.</summary>
    public const string Package = "effnet-package";

    /// <summary>The namespace of all shipped families.</summary>
    public const string FamiliesNamespace = "EffNet.Models";

    /// <summary>
    /// Reads the properties that the SDK shows to compilers. Those of the targets are escaped as in an address, because a <c>#</c> or <c>;</c> would end a
    /// value; those of the SDK are for projects that use the generator without the targets.
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

    /// <summary>Reads a list of the targets: escaped as in an address, with <c>|</c> between two values.</summary>
    public static EquatableArray<string> ReadList(AnalyzerConfigOptions options, string property) =>
        (ReadEscaped(options, property) ?? string.Empty).Split(['|'], StringSplitOptions.RemoveEmptyEntries).ToEquatableArray();

    /// <summary>What the emitter needs for the file at <paramref name="path"/>, in a project with <paramref name="references"/>.</summary>
    public EmitOptions EmitOptionsFor(string path, References references) => new(RelativePath(path), RootNamespace) { HasModules = references.HaveModules, HasEngine = references.Engine };

    /// <summary>What the emitter needs for <paramref name="variant"/>: besides, the weights that are named by its type, with or without its namespace.</summary>
    public EmitOptions EmitOptionsFor(VariantItem variant, References references)
    {
        var (type, qualified) = (variant.Model.TypeName, $"{variant.Namespace ?? RootNamespace}.{variant.Model.TypeName}");
        return EmitOptionsFor(variant.Path, references) with { Weights = Weights.FirstOrDefault(w => w.Network == type || w.Network == qualified) };
    }

    /// <summary>
    /// <paramref name="path"/> relative to the project, with <c>/</c>: no machine's folders may reach the output, or two machines would build
    /// different assemblies. A file on another drive is named by its name, and a shipped family by the package, which lies where each machine keeps packages.
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

    /// <summary>What tells <paramref name="path"/> from all others: its relative path, or all of it where that is only a name.</summary>
    public string Identity(string path)
    {
        if (ShippedFamily(path) is { } family)
            return $"{Package}:{family}";
        var normal = Normalize(path);
        return CommonFolders(normal.Split('/'), Directory.Split('/')) == 0 ? normal : RelativePath(path);
    }

    /// <summary>Reads the list that <c>Weights.targets</c> writes: for each of the weights the network, the placement and the file's name, with a <c>/</c> after each of the three.</summary>
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
    /// A namespace that C# accepts: the SDK makes the root namespace from the project's file name, of which <c>my-app</c> or <c>3d</c> are no identifiers.
    /// </summary>
    private static string Identifiers(string name) => string.Join(".", name
        .Split(['.'], StringSplitOptions.RemoveEmptyEntries)
        .Select(segment => string.Concat(segment.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_')))
        .Select(segment => SyntaxFacts.IsIdentifierStartCharacter(segment[0]) ? segment : "_" + segment)
        .Select(segment => SyntaxFacts.GetKeywordKind(segment) == SyntaxKind.None ? segment : "@" + segment));

    private static string Normalize(string path) => path.Replace('\\', '/');
}
