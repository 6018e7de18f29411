using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;

namespace EffNet.Language.Checks;

/// <summary>
/// Reports channel counts that rounding changes. A scaled count of the stage table is reported if rounding changes it by more than 10%. The reference implementation
/// limits rounding down to 10%, but does not limit rounding up. A count that the variant itself states for a stage is reported if scaling and rounding change it at all.
/// </summary>
internal sealed class RoundingCheck : ICheck
{
    private const double Tolerance = 0.1;

    /// <inheritdoc/>
    public void Run(CheckedFamily family, IDiagnosticWriter diagnostics)
    {
        var derived = new HashSet<(string Stage, string Argument)>();
        foreach (var variant in family.OwnVariants)
        {
            ReportScaled(variant, diagnostics);
            ReportDerived(variant, family, derived, diagnostics);
        }
    }

    private static void ReportScaled(CheckedVariant variant, IDiagnosticWriter diagnostics)
    {
        var (family, width) = (variant.Table, variant.Definition.Scale.Width);
        var moved = new List<(string Stage, double Wanted, int Rounded)>();
        foreach (var stage in family.Stages)
        {
            if (!stage.Has(StageParameters.Channels) || stage.Fixes(ScaledDimensions.Width))
                continue;
            var channels = stage.Get(StageParameters.Channels);
            var (wanted, rounded) = (channels * width, stage.ChannelsAt(width, family.Rounding, input: 0));
            var own = variant.Declaration.FindOverride(stage.Name, StageParameters.Channels.Name);
            if (own is not null && Differs(wanted, rounded))
                diagnostics.Add(ScalingDiagnostics.RoundingMovesOverride(own.Arguments.SpanOf(StageParameters.Channels.Name), stage.Name, channels, width, wanted, rounded));
            else if (own is null && IsFar(wanted, rounded))
                moved.Add((stage.Name, wanted, rounded));
        }

        if (moved.Count > 0)
            diagnostics.Add(ScalingDiagnostics.RoundingMovesWidth(variant.Declaration.SpanOf("width", "phi"), variant.Name, moved));
    }

    /// <summary>Reports an argument whose share of the channels is far from a whole number. Each argument is reported once, for the first such variant.</summary>
    private static void ReportDerived(CheckedVariant variant, CheckedFamily family, HashSet<(string Stage, string Argument)> reported, IDiagnosticWriter diagnostics)
    {
        var scale = variant.Definition.Scale;
        foreach (var (stage, input, output) in NetworkBuilder.Widths(variant.Table, variant.Definition))
        {
            var repeats = stage.LayersAt(scale.Depth, variant.Table.DepthRounding);
            foreach (var channels in stage.Operator.DeriveChannels(stage, input, output, repeats).Where(c => IsFar(c.Wanted, c.Built)))
            {
                if (!reported.Add((stage.Name, channels.Argument)))
                    continue;
                var span = variant.Resolved.FindOverride(stage.Name, channels.Argument) is { } source
                    ? source.Arguments.SpanOf(channels.Argument)
                    : family.Settings.Rows.First(r => r.Definition.Name == stage.Name).SpanOf(channels.Argument);
                diagnostics.Add(ScalingDiagnostics.RoundingMovesShare(span, channels.Argument, stage.Name, variant.Name, channels.Wanted, channels.Built));
            }
        }
    }

    private static bool IsFar(double wanted, int rounded) => Math.Abs((rounded / wanted) - 1) > Tolerance;

    /// <summary>Returns whether two numbers differ by more than the rounding error of a product.</summary>
    private static bool Differs(double wanted, int rounded) => Math.Abs(rounded - wanted) > 1e-6;
}
