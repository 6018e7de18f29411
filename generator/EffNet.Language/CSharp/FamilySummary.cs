using EffNet.Networks;

namespace EffNet.Language.CSharp;

/// <summary>The facts from which the family's file is written.</summary>
/// <param name="Namespace">The declared namespace.</param>
/// <param name="Name">The family's name.</param>
/// <param name="IsPublic"><see langword="true"/> if its types are public.</param>
/// <param name="Variants">The variants that could be built.</param>
public sealed record FamilySummary(string? Namespace, string Name, bool IsPublic, EquatableArray<VariantSummary> Variants);
