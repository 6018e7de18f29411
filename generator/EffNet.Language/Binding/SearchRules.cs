using EffNet.Language.Scaling;
using EffNet.Language.Text;

namespace EffNet.Language.Binding;

/// <summary>The settings of a search, except its grid.</summary>
/// <param name="Phi">The fixed compound coefficient.</param>
/// <param name="Tolerance">The largest allowed difference of alpha * beta^2 * gamma^2 from 2.</param>
/// <param name="Bounds">The bounds that every candidate must meet.</param>
/// <param name="Networks">The location of the value of <c>networks</c>; <see langword="null"/> if the search does not generate networks.</param>
internal sealed record SearchRules(double Phi, double Tolerance, IReadOnlyList<CostBound> Bounds, TextSpan? Networks)
{
    /// <summary>Gets the constraint on the product, as messages and documentation show it.</summary>
    public string ProductRule => FormattableString.Invariant($"alpha * beta^2 * gamma^2 within 2 ± {Tolerance:0.######}");

    /// <summary>Returns <see langword="true"/> if <paramref name="coefficients"/> meet the constraint on the product; otherwise, <see langword="false"/>.</summary>
    public bool AllowsProductOf(CompoundScaling coefficients) => CompoundScaling.IsNearTwo(coefficients.Product, Tolerance);
}
