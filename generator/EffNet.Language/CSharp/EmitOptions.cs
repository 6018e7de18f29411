using EffNet.Language.Text;

namespace EffNet.Language.CSharp;

/// <summary>Options of the emitter that do not come from the model file.</summary>
/// <param name="SourcePath">The path of the file in documentation: relative to the project, with <c>/</c>.</param>
/// <param name="DefaultNamespace">The namespace of types whose file does not declare one; empty for the global namespace.</param>
public sealed record EmitOptions(string SourcePath, string DefaultNamespace)
{
    /// <summary>Gets a value that indicates whether types are TorchSharp modules. Otherwise, they have only the members that do not need TorchSharp.</summary>
    public bool HasModules { get; init; } = true;

    /// <summary>Gets a value that indicates whether types provide an engine that runs them without TorchSharp.</summary>
    public bool HasEngine { get; init; }

    /// <summary>Gets the project's weights for the variant; <see langword="null"/> if there are none.</summary>
    public ProjectWeights? Weights { get; init; }

    /// <summary>Gets the library's type that describes a variant.</summary>
    internal string VariantType => HasModules ? "global::EffNet.ModuleVariant" : "global::EffNet.NetworkVariant";

    /// <summary>Gets the file's path on one line. A path may contain any character, including a line end, which a comment must not contain.</summary>
    public string SourcePath { get; } = string.Concat(SourcePath.Select(c => char.IsControl(c) || LineMap.IsLineEnd(c) ? '?' : c));
}
