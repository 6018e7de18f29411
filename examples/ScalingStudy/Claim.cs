namespace ScalingStudy;

/// <summary>A claim about a difference of accuracies, and what the study measured.</summary>
/// <param name="Text">What is compared.</param>
/// <param name="ExpectsIncrease">Whether the paper's observation expects a difference above 0, or one below.</param>
/// <param name="Difference">The differences over seeds, in percentage points.</param>
internal sealed record Claim(string Text, bool ExpectsIncrease, MeanInterval Difference)
{
    /// <summary>Gets whether the difference agrees with the observation: <see langword="null"/> if the interval has 0 in it, or there is none, so that the study does not show it.</summary>
    public bool? Agrees => Difference switch
    {
        { Lower: > 0 } => ExpectsIncrease,
        { Upper: < 0 } => !ExpectsIncrease,
        _ => null,
    };
}
