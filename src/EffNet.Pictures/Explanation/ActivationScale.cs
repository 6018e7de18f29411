namespace EffNet.Explanation;

/// <summary>How the numbers of an activation map become shares from 0 to 1, each map by itself: two maps that are equally bright need not be equally strong.</summary>
public enum ActivationScale
{
    /// <summary>
    /// Negative numbers, which speak against the class, become 0; the rest is divided by the largest. A map without positive numbers stays all 0. What Grad-CAM's publication
    /// draws.
    /// </summary>
    Positive,

    /// <summary>The smallest number becomes 0 and the largest 1, as CAM's publication draws it. A map whose numbers are all the same becomes 0.</summary>
    Range,
}
