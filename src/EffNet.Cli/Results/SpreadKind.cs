namespace EffNet.Cli.Results;

/// <summary>The meaning of an error bar.</summary>
internal enum SpreadKind
{
    /// <summary>The 95 % confidence interval of the mean of trials, from Student's t distribution.</summary>
    Confidence,

    /// <summary>One standard deviation to each side, as stated in the file.</summary>
    Deviation,

    /// <summary>The interval that is stated in the file.</summary>
    Stated,
}
