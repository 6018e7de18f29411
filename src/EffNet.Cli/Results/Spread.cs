namespace EffNet.Cli.Results;

/// <summary>How far an accuracy is known, or varies.</summary>
/// <param name="Kind">What the two ends are.</param>
/// <param name="Low">The lower end in percent.</param>
/// <param name="High">The upper end in percent.</param>
internal sealed record Spread(SpreadKind Kind, double Low, double High)
{
    /// <summary>Gets what an error bar shows, for legends.</summary>
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

    /// <summary>Returns the part of it from 0 to 100 percent, beyond which there is no accuracy.</summary>
    public Spread Clipped() => this with { Low = Math.Clamp(Low, 0, 100), High = Math.Clamp(High, 0, 100) };
}
