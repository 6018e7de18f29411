using EffNet.Language.Binding;
using EffNet.Language.Diagnostics;
using EffNet.Networks;

namespace EffNet.Language.Checks;

/// <summary>
/// Reports a stage of a residual operator that has no residual connection in any variant, because it has a single block that changes the resolution or the channels.
/// </summary>
internal sealed class ResidualCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckedFamily family, IDiagnosticWriter diagnostics)
    {
        var unproven = family.Settings.Rows.Where(r => r.Definition.Operator.IsResidual).ToDictionary(r => r.Definition.Name, StringComparer.Ordinal);
        if (family.AllVariants.Any(v => v.Paper is not null && !v.Resolved.ChangesTable))
            return; // The stage table is quoted from a publication, so its stages are intended.
        var first = new Dictionary<string, Stage>(StringComparer.Ordinal);
        foreach (var variant in family.AllVariants)
        {
            if (unproven.Count == 0)
                return;
            foreach (var stage in variant.Network.Stages.Where(s => unproven.ContainsKey(s.Name)))
            {
                if (Adds(stage))
                    unproven.Remove(stage.Name);
                else if (!first.ContainsKey(stage.Name))
                    first.Add(stage.Name, stage);
            }
        }

        foreach (var row in unproven.Values.Where(r => first.ContainsKey(r.Definition.Name)))
            diagnostics.Add(Describe(row, first[row.Definition.Name]));
    }

    private static bool Adds(Stage stage) => stage.Nodes.Any(n => n.Operation is Add);

    private static Diagnostic Describe(StageRow row, Stage stage) =>
        ArchitectureDiagnostics.NeverAdds(row.Syntax.Name.Span, row.Definition.Name, stage.Stride, stage.Input.Channels, stage.Channels);
}
