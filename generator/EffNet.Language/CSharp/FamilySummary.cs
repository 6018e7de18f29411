using EffNet.Networks;

namespace EffNet.Language.CSharp;

/// <summary>The data from which the file of a family is generated.</summary>
/// <param name="Namespace">The declared namespace.</param>
/// <param name="Name">The family's name.</param>
/// <param name="IsPublic"><see langword="true"/> if its types are public.</param>
/// <param name="Variants">The variants that have a network and no errors.</param>
public sealed record FamilySummary(string? Namespace, string Name, bool IsPublic, EquatableArray<VariantSummary> Variants);
