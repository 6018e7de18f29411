using EffNet.Language.Text;

namespace EffNet.Language.CSharp;

/// <summary>What the emitter needs to know that no file says.</summary>
/// <param name="SourcePath">The file as documentation names it: relative to the project, with <c>/</c>.</param>
/// <param name="DefaultNamespace">The namespace of types whose file declares none; empty for the global one.</param>
public sealed record EmitOptions(string SourcePath, string DefaultNamespace)
{
    /// <summary>Whether types are TorchSharp modules; otherwise they have all that needs no TorchSharp.</summary>
    public bool HasModules { get; init; } = true;

    /// <summary>Whether types offer an engine that runs them without TorchSharp.</summary>
    public bool HasEngine { get; init; }

    /// <summary>The weights that the project has for the variant; <see langword="null"/> if it has none.</summary>
    public ProjectWeights? Weights { get; init; }

    /// <summary>The library's type that describes a variant.</summary>
    internal string VariantType => HasModules ? "global::EffNet.ModuleVariant" : "global::EffNet.NetworkVariant";

    /// <summary>The file's name on one line: a path may hold anything, a line end included, and a comment may not.</summary>
    public string SourcePath { get; } = string.Concat(SourcePath.Select(c => char.IsControl(c) || LineMap.IsLineEnd(c) ? '?' : c));
}
