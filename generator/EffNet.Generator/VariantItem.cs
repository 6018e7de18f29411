using EffNet.Language.Model;

namespace EffNet.Generator;

/// <summary>A variant in the pipeline.</summary>
/// <param name="Path">The file that declares it.</param>
/// <param name="Namespace">The namespace of that file; <see langword="null"/> if it declares none.</param>
/// <param name="Model">The variant.</param>
internal sealed record VariantItem(string Path, string? Namespace, VariantModel Model);
