namespace EffNet.Language.Model;

/// <summary>The rounded costs that a publication prints for a variant, as the file quotes them.</summary>
/// <param name="Parameters">The parameter count as printed.</param>
/// <param name="Flops">The multiply-adds as printed.</param>
public sealed record PaperFigures(PrintedFigure? Parameters, PrintedFigure? Flops);
