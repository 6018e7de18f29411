using EffNet.Language.Binding;
using EffNet.Language.Diagnostics;
using EffNet.Language.Scaling;

namespace EffNet.Language.Checks;

/// <summary>
/// Reports explicit factors that are far from the factors of every phi. The published B1 to B7 also have explicit factors, but for each of them, there is a phi whose
/// factors differ by at most 10%. A variant with larger differences does not use compound scaling (section 3.3 of the paper).
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

    private static void Check(CheckedVariant variant, FamilySettings settings, IDiagnosticWriter diagnostics)
    {
        // If one factor is solved, the user has chosen to scale only this factor.
        var scalesOneFactor = variant.Resolved.Settings.Solve is { } solve && solve.Setting != SolvedSetting.Phi;
        if (settings.Scaling is not { } scaling || !variant.Resolved.Settings.StatesFactors || scalesOneFactor)
            return;
        var scale = variant.Definition.Scale;
        var phi = Nearest(scale, scaling, settings.InputSize);
        var (word, deviation) = Farthest(scale, scaling, settings.InputSize, phi);
        if (deviation > Tolerance)
            diagnostics.Add(ScalingDiagnostics.FarFromEveryPhi(variant.Declaration.SpanOf("width", "depth", "resolution"), variant.Name, phi, word, deviation));
    }

    /// <summary>Returns the phi whose factors fit best: the largest deviation of one of them is smaller than at any other phi.</summary>
    private static double Nearest(Scale scale, CompoundScaling scaling, int inputSize)
    {
        var best = (Phi: 0d, Deviation: double.MaxValue);
        for (var i = 0; i * Step <= Largest; i++)
        {
            var deviation = Farthest(scale, scaling, inputSize, i * Step).Deviation;
            if (deviation < best.Deviation)
                best = (i * Step, deviation);
        }

        return best.Phi;
    }

    /// <summary>Returns the setting that deviates most from its factor at <paramref name="phi"/>, and its relative deviation.</summary>
    private static (string Word, double Deviation) Farthest(Scale scale, CompoundScaling scaling, int inputSize, double phi)
    {
        var width = Deviation(scale.Width, Math.Pow(scaling.Beta, phi));
        var depth = Deviation(scale.Depth, Math.Pow(scaling.Alpha, phi));
        var resolution = Deviation((double)scale.Resolution / inputSize, Math.Pow(scaling.Gamma, phi));
        return width >= depth && width >= resolution ? ("width", width)
            : depth >= resolution ? ("depth", depth)
            : ("resolution", resolution);
    }

    private static double Deviation(double actual, double expected) => Math.Abs((actual / expected) - 1);
}
