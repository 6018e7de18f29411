using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Syntax;

namespace EffNet.Language.Checks;

/// <summary>
/// Reports a figure in <c>paper</c> that differs from the exact cost by a factor of 100 or more. A wrong unit, not rounding, causes such a difference. For smaller
/// differences, the generated documentation shows the figure next to the exact cost.
/// </summary>
internal sealed class PaperCheck : ICheck
{
    private const decimal Factor = 100;

    /// <inheritdoc/>
    public void Run(CheckedFamily family, IDiagnosticWriter diagnostics)
    {
        foreach (var variant in family.AllVariants.Where(v => v.Paper is not null))
        {
            var network = variant.Network;
            Check(variant, "parameters", variant.Paper!.Parameters, network.Parameters, diagnostics);
            Check(variant, "flops", variant.Paper.Flops, network.MultiplyAdds, diagnostics);
        }
    }

    private static void Check(CheckedVariant variant, string cost, PrintedFigure? figure, long actual, IDiagnosticWriter diagnostics)
    {
        if (figure is null || IsNear(figure, actual))
            return;
        var paper = variant.Declaration.Block.Statements.OfType<BlockSyntax>().First(b => b.Name.Text == "paper");
        var value = paper.Statements.OfType<PropertySyntax>().First(p => p.Name.Text == cost).Value!;
        diagnostics.Add(ArchitectureDiagnostics.PaperFarOff(value.Span, variant.Name, cost, figure.Text, actual));
    }

    private static bool IsNear(PrintedFigure figure, long actual)
    {
        // The numbers are divided, not multiplied, to avoid overflow.
        var scaled = actual / figure.Scale;
        return scaled / Factor < figure.Digits && figure.Digits / Factor < scaled;
    }
}
