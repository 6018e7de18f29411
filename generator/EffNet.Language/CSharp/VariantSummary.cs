namespace EffNet.Language.CSharp;

/// <summary>The data about a variant in the file of its family. The file is generated again only if these data change.</summary>
/// <param name="TypeName">The variant's C# type.</param>
/// <param name="Resolution">Height and width of the images.</param>
/// <param name="Parameters">The parameter count.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
public sealed record VariantSummary(string TypeName, int Resolution, long Parameters, long Flops);
