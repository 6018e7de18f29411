namespace EffNet.Language.Scaling;

/// <summary>The compound scaling rule: depth alpha^phi, width beta^phi, resolution gamma^phi (section 3.3, equation 3 of the paper).</summary>
/// <param name="Alpha">Growth of depth.</param>
/// <param name="Beta">Growth of width.</param>
/// <param name="Gamma">Growth of resolution.</param>
public sealed record CompoundScaling(double Alpha, double Beta, double Gamma)
{
    /// <summary>
    /// How far, unless a search states another tolerance, alpha * beta^2 * gamma^2 may lie from 2. The paper's own coefficients give 1.920, so its "about 2" cannot be tighter than 0.08.
    /// </summary>
    public const double Tolerance = 0.1;

    /// <summary>What one step of phi multiplies FLOPS by, about: depth counts once, width and resolution squared.</summary>
    public double Product => Alpha * Beta * Beta * Gamma * Gamma;

    /// <summary>Whether a product is within <paramref name="tolerance"/> of 2. The bounds are inclusive; the slack is for decimals whose product is a bound exactly.</summary>
    public static bool IsNearTwo(double product, double tolerance = Tolerance) => Math.Abs(product - 2) <= tolerance + 1e-9;

    /// <summary>The three factors at <paramref name="phi"/> for images of <paramref name="baseResolution"/> pixels at phi = 0.</summary>
    public Scale At(double phi, int baseResolution) =>
        new(Math.Pow(Beta, phi), Math.Pow(Alpha, phi), RoundHalfUp(baseResolution * Math.Pow(Gamma, phi)));

    // Beyond the range of int it is far beyond any limit too, and the cast would wrap.
    private static int RoundHalfUp(double value) => (int)Math.Min(Math.Floor(value + 0.5), int.MaxValue);
}
