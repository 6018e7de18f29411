using EffNet.Networks;

namespace EffNet.Language.CSharp;

/// <summary>What the family's file says of a variant: all of it, so that the file is written again only when its text changes.</summary>
/// <param name="TypeName">The variant's C# type.</param>
/// <param name="Resolution">Height and width of the images.</param>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
public sealed record VariantSummary(string TypeName, int Resolution, long Parameters, long Flops);

/// <summary>What the family's file is written from.</summary>
/// <param name="Namespace">The declared namespace.</param>
/// <param name="Name">The family's name.</param>
/// <param name="IsPublic">Whether its types are public.</param>
/// <param name="Variants">The variants that could be built.</param>
public sealed record FamilySummary(string? Namespace, string Name, bool IsPublic, EquatableArray<VariantSummary> Variants);
