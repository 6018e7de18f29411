using EffNet.Language.Model;

namespace EffNet.Generator;

/// <summary>A search in the pipeline.</summary>
/// <param name="Path">The file that declares it.</param>
/// <param name="Namespace">The namespace of that file; <see langword="null"/> if it declares none.</param>
/// <param name="Model">The search.</param>
internal sealed record SearchItem(string Path, string? Namespace, SearchModel Model);
