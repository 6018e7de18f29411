using EffNet.Language.Binding;
using EffNet.Language.Diagnostics;
using EffNet.Language.Scaling;

namespace EffNet.Language.Checks;

/// <summary>
/// Explicit coefficients that no phi comes near. The published B1 to B7 are explicit too, but every factor of theirs is within 10% of some phi's; a variant that is further
/// off does not scale in a compound way (section 3.3 of the paper).
/// </summary>
internal sealed class PhiCheck : ICheck
{
    private const double Tolerance = 0.1;
    private const double Step = 0.01;
    private const double Largest = 12;

    /// <inheritdoc/>
    public void Run(CheckedFamily family, IDiagnosticWriter diagnostics)
    {
        foreach (var variant in family.OwnVariants)
            Check(variant, family.Settings, diagnostics);
    }

    private static void Check(VariantDraft variant, FamilySettings settings, IDiagnosticWriter diagnostics)
    {
        // A factor that is solved while the others stay is meant so.
        var scalesOneFactor = variant.Resolved.Solve is { } solve && solve.Setting != SolvedSetting.Phi;
        if (settings.Scaling is not { } scaling || !variant.Resolved.StatesFactors || scalesOneFactor)
            return;
        var scale = variant.Model!.Definition!.Scale;
        var (phi, deviation) = Nearest(scale, scaling, settings.InputSize);
        if (deviation > Tolerance)
            diagnostics.Add(ScalingDiagnostics.FarFromEveryPhi(variant.SpanOf("width", "depth", "resolution"), variant.Block.Name.Text, phi, deviation));
    }

    /// <summary>The phi whose worst factor is nearest, and how far that one is.</summary>
    private static (double Phi, double Deviation) Nearest(Scale scale, CompoundScaling scaling, int inputSize)
    {
        var best = (Phi: 0d, Deviation: double.MaxValue);
        for (var i = 0; i * Step <= Largest; i++)
        {
            var phi = i * Step;
            var deviation = Math.Max(
                Math.Max(Deviation(scale.Width, Math.Pow(scaling.Beta, phi)), Deviation(scale.Depth, Math.Pow(scaling.Alpha, phi))),
                Deviation((double)scale.Resolution / inputSize, Math.Pow(scaling.Gamma, phi)));
            if (deviation < best.Deviation)
                best = (phi, deviation);
        }

        return best;
    }

    private static double Deviation(double actual, double expected) => Math.Abs((actual / expected) - 1);
}
