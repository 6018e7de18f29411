namespace EffNet.Language.Scaling;

/// <summary>How a scaled number of repeats becomes whole: always up (<c>round_repeats</c> of the paper's code).</summary>
public static class DepthRounding
{
    /// <summary>
    /// <paramref name="repeats"/> scaled by <paramref name="depth"/>, rounded up in IEEE double as the reference does: 25 * 2.2 gives 56 there, not 55.
    /// </summary>
    public static int Round(int repeats, double depth) => (int)Math.Min(Math.Ceiling(depth * repeats), int.MaxValue);
}
