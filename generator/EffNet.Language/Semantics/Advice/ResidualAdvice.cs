using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;

namespace EffNet.Language.Semantics.Advice;

/// <summary>A stage of a residual operator none of whose blocks ever adds its input, in whatever variant: one block that shrinks or widens, and no repeat.</summary>
internal static class ResidualAdvice
{
    public static void Give(IReadOnlyList<StageRow> rows, IReadOnlyList<VariantDraft> variants, DiagnosticBag diagnostics)
    {
        foreach (var row in rows.Where(r => r.Definition.Operator.IsResidual))
        {
            var stages = variants.SelectMany(v => v.Model!.Network!.Stages.Where(s => s.Name == row.Definition.Name)).ToList();
            if (stages.Count > 0 && !stages.Exists(Adds))
                diagnostics.Add(Report.NeverAdds(row.Syntax.Name.Span, row.Definition.Name, Reason(stages[0])));
        }
    }

    private static bool Adds(Stage stage) => stage.Blocks.Any(b => b.Layers.Any(l => l.Operation is Add));

    private static string Reason(Stage stage) => stage.Stride > 1
        ? "its only block shrinks; a second layer would add"
        : FormattableString.Invariant($"its only block goes from {stage.Input.Channels} to {stage.Channels} channels; a second layer would add");
}
