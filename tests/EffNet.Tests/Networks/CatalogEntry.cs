using EffNet.Language.Model;

namespace EffNet.Tests.Networks;

/// <summary>A variant of a model file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Variant">The compiled variant.</param>
internal sealed record CatalogEntry(string File, VariantModel Variant);
