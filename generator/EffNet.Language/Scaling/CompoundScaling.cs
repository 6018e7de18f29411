namespace EffNet.Language.Scaling;

/// <summary>The compound scaling rule: depth alpha^phi, width beta^phi, resolution gamma^phi (section 3.3, equation 3 of the paper).</summary>
/// <param name="Alpha">The factor on depth per unit of phi.</param>
/// <param name="Beta">The factor on width per unit of phi.</param>
/// <param name="Gamma">The factor on resolution per unit of phi.</param>
public sealed record CompoundScaling(double Alpha, double Beta, double Gamma)
{
    /// <summary>
    /// The default tolerance: the largest allowed difference of alpha * beta^2 * gamma^2 from 2. The paper's own coefficients give 1.920, so a tolerance below 0.08 would
    /// exclude them.
    /// </summary>
    public const double Tolerance = 0.1;

    /// <summary>Gets the approximate factor on FLOPS per unit of phi. FLOPS grow linearly with depth, and with the square of width and of resolution.</summary>
    public double Product => Alpha * Beta * Beta * Gamma * Gamma;

    /// <summary>
    /// Returns <see langword="true"/> if a product is within <paramref name="tolerance"/> of 2; otherwise, <see langword="false"/>. The bounds are
    /// inclusive. An additional 1e-9 compensates for rounding errors if a product equals a bound.
    /// </summary>
    public static bool IsNearTwo(double product, double tolerance = Tolerance) => Math.Abs(product - 2) <= tolerance + 1e-9;

    /// <summary>Returns the scale at a compound coefficient.</summary>
    /// <param name="phi">The compound coefficient.</param>
    /// <param name="baseResolution">The height and width of the image in pixels, at phi = 0.</param>
    public Scale At(double phi, int baseResolution) =>
        new(Math.Pow(Beta, phi), Math.Pow(Alpha, phi), RoundHalfUp(baseResolution * Math.Pow(Gamma, phi)));

    // The cast would overflow for larger values. They exceed the maximum resolution anyway.
    private static int RoundHalfUp(double value) => (int)Math.Min(Math.Floor(value + 0.5), int.MaxValue);
}
