namespace ScalingStudy;

/// <summary>Represents a claim about a difference between accuracies, with the difference that the study measured.</summary>
/// <param name="Text">The description of the comparison.</param>
/// <param name="ExpectsIncrease">
/// <see langword="true"/> if the paper's observation expects a difference above 0; <see langword="false"/> if it expects a difference below 0.
/// </param>
/// <param name="Difference">The differences over seeds, in percentage points.</param>
internal sealed record Claim(string Text, bool ExpectsIncrease, MeanInterval Difference)
{
    /// <summary>
    /// Gets a value indicating whether the difference agrees with the observation. It is <see langword="null"/> if the study does not decide this, because the interval contains 0
    /// or there is no interval.
    /// </summary>
    public bool? Agrees => Difference switch
    {
        { Lower: > 0 } => ExpectsIncrease,
        { Upper: < 0 } => !ExpectsIncrease,
        _ => null,
    };
}
