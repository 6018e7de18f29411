namespace EffNet.Cli.Results;

/// <summary>The uncertainty or the variation of an accuracy.</summary>
/// <param name="Kind">The meaning of the two ends.</param>
/// <param name="Low">The lower end in percent.</param>
/// <param name="High">The upper end in percent.</param>
internal sealed record Spread(SpreadKind Kind, double Low, double High)
{
    /// <summary>Gets the meaning of the error bar, for legends.</summary>
    public string Meaning => Kind switch
    {
        SpreadKind.Confidence => "95% interval of the mean (Student's t)",
        SpreadKind.Deviation => "One standard deviation",
        _ => "Interval from low to high",
    };

    /// <summary>Gets the name of <see cref="Kind"/> in JSON.</summary>
    public string Word => Kind switch
    {
        SpreadKind.Confidence => "student-t-95",
        SpreadKind.Deviation => "standard-deviation",
        _ => "stated",
    };

    /// <summary>Limits both ends to the range from 0 to 100 percent, because accuracies are never outside of it.</summary>
    public Spread Clipped() => this with { Low = Math.Clamp(Low, 0, 100), High = Math.Clamp(High, 0, 100) };
}
