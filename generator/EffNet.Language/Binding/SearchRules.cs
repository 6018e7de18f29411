using EffNet.Language.Scaling;
using EffNet.Language.Text;

namespace EffNet.Language.Binding;

/// <summary>What a search states besides its grid.</summary>
/// <param name="Phi">The compound coefficient that is held fixed.</param>
/// <param name="Tolerance">How far alpha * beta^2 * gamma^2 may be from 2.</param>
/// <param name="Bounds">What every candidate meets.</param>
/// <param name="Networks">Where it asks for a network of every candidate; <see langword="null"/> if it does not.</param>
internal sealed record SearchRules(double Phi, double Tolerance, IReadOnlyList<CostBound> Bounds, TextSpan? Networks)
{
    /// <summary>Gets the rule about the product, as messages and documentation show it.</summary>
    public string ProductRule => FormattableString.Invariant($"alpha * beta^2 * gamma^2 within 2 ± {Tolerance:0.######}");

    /// <summary>Whether <paramref name="coefficients"/> meet the rule about the product.</summary>
    public bool AllowsProductOf(CompoundScaling coefficients) => CompoundScaling.IsNearTwo(coefficients.Product, Tolerance);
}
