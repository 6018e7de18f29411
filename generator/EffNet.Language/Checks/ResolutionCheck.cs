using EffNet.Language.Diagnostics;
using EffNet.Networks;

namespace EffNet.Language.Checks;

/// <summary>
/// Reports resolutions at which a stage with windows larger than 1x1 has an input of 1x1 pixels, and resolutions that are not divisible by the product of the strides, so
/// that sizes are rounded up.
/// </summary>
internal sealed class ResolutionCheck : ICheck
{
    /// <inheritdoc/>
    public void Run(CheckedFamily family, IDiagnosticWriter diagnostics)
    {
        foreach (var variant in family.ScaledVariants)
            Check(variant, diagnostics);
    }

    private static void Check(CheckedVariant variant, IDiagnosticWriter diagnostics)
    {
        var network = variant.Network;
        var (name, span) = (variant.Name, variant.Declaration.SpanOf("resolution", "phi"));
        if (network.Stages.FirstOrDefault(IsBlind) is { } blind)
        {
            diagnostics.Add(ArchitectureDiagnostics.ResolutionCollapses(span, name, blind.Name, network.Input.Height));
            return;
        }

        var reduction = network.Stages.Aggregate(1L, (product, stage) => product * stage.Stride);
        if (variant.Paper is null && network.Input.Height % reduction != 0)
            diagnostics.Add(ArchitectureDiagnostics.ResolutionDoesNotDivide(
                span, name, network.Input.Height, (int)Math.Min(reduction, int.MaxValue), variant.Declaration.Settings.Resolution is not null));
    }

    /// <summary>Returns whether a stage has windows larger than 1x1 on an input of 1x1 pixels.</summary>
    private static bool IsBlind(Stage stage) =>
        stage.Input.Pixels == 1 && stage.Nodes.Any(n => n.Operation.Window != Extent.One);
}
