namespace EffNet.Language.CSharp;

/// <summary>The facts about a variant in the family's file. The file is written again only when one of them changes.</summary>
/// <param name="TypeName">The variant's C# type.</param>
/// <param name="Resolution">Height and width of the images.</param>
/// <param name="Parameters">The parameter count.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
public sealed record VariantSummary(string TypeName, int Resolution, long Parameters, long Flops);
