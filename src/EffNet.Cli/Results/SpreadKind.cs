namespace EffNet.Cli.Results;

/// <summary>What an error bar shows.</summary>
internal enum SpreadKind
{
    /// <summary>The 95 % confidence interval of the mean of trials, from Student's t distribution.</summary>
    Confidence,

    /// <summary>One standard deviation, as the file states it, to each side.</summary>
    Deviation,

    /// <summary>The interval that the file states.</summary>
    Stated,
}
