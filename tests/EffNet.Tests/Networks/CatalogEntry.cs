using EffNet.Language.Model;

namespace EffNet.Tests.Networks;

/// <summary>One variant of the model files.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Variant">The compiled variant.</param>
internal sealed record CatalogEntry(string File, VariantModel Variant);
