namespace EffNet.Explanation;

/// <summary>
/// Specifies how the numbers of an activation map are scaled to values from 0 to 1. Each map is scaled separately, so two equally bright maps can have
/// different strengths.
/// </summary>
public enum ActivationScale
{
    /// <summary>
    /// Negative numbers, which lower the score of the class, become 0. Positive numbers are divided by the largest number. A map without positive numbers becomes 0.
    /// Grad-CAM's publication uses this scale.
    /// </summary>
    Positive,

    /// <summary>The smallest number becomes 0 and the largest becomes 1, as in CAM's publication. A map whose numbers are all equal becomes 0.</summary>
    Range,
}
