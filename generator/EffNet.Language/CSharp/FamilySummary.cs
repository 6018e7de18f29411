using EffNet.Networks;

namespace EffNet.Language.CSharp;

/// <summary>The facts about a variant in the family's file. The file is written again only when one of them changes.</summary>
/// <param name="TypeName">The variant's C# type.</param>
/// <param name="Resolution">Height and width of the images.</param>
/// <param name="Parameters">The parameter count.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
public sealed record VariantSummary(string TypeName, int Resolution, long Parameters, long Flops);

/// <summary>The facts from which the family's file is written.</summary>
/// <param name="Namespace">The declared namespace.</param>
/// <param name="Name">The family's name.</param>
/// <param name="IsPublic"><see langword="true"/> if its types are public.</param>
/// <param name="Variants">The variants that could be built.</param>
public sealed record FamilySummary(string? Namespace, string Name, bool IsPublic, EquatableArray<VariantSummary> Variants);
