using EffNet.Language.Emit;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EffNet.Generator;

/// <summary>What the project says that no file says.</summary>
/// <param name="RootNamespace">The namespace of types whose file declares none.</param>
/// <param name="Directory">The project's folder, with <c>/</c> and without one at its end; empty where unknown.</param>
internal sealed record ProjectOptions(string RootNamespace, string Directory)
{
    /// <summary>Reads the properties that the SDK shows to compilers.</summary>
    public static ProjectOptions Read(AnalyzerConfigOptions options)
    {
        options.TryGetValue("build_property.RootNamespace", out var rootNamespace);
        options.TryGetValue("build_property.ProjectDir", out var directory);
        return new ProjectOptions(rootNamespace ?? string.Empty, Normalize(directory ?? string.Empty).TrimEnd('/'));
    }

    /// <summary>What the emitter needs for the file at <paramref name="path"/>.</summary>
    public EmitOptions EmitOptionsFor(string path) => new(RelativePath(path), RootNamespace);

    /// <summary>
    /// <paramref name="path"/> relative to the project, with <c>/</c>: no machine's folders may reach the output, or two machines would build
    /// different assemblies. A file on another drive is named by its name.
    /// </summary>
    public string RelativePath(string path)
    {
        var file = Normalize(path).Split('/');
        var folder = Directory.Split('/');
        var common = 0;
        while (common < folder.Length && common < file.Length - 1 && string.Equals(folder[common], file[common], StringComparison.OrdinalIgnoreCase))
            common++;
        return common == 0 || Directory.Length == 0
            ? file[file.Length - 1]
            : string.Join("/", Enumerable.Repeat("..", folder.Length - common).Concat(file.Skip(common)));
    }

    private static string Normalize(string path) => path.Replace('\\', '/');
}
