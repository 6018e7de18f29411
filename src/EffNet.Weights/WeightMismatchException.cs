namespace EffNet.Weights;

/// <summary>A file with weights that are not this network's. The network is as it was.</summary>
public sealed class WeightMismatchException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="report">What fits and what does not.</param>
    /// <param name="remedy">What to do about it; empty where nothing is known.</param>
    public WeightMismatchException(WeightsReport report, string remedy)
        : base(Compose(report, remedy))
    {
        Report = report;
    }

    /// <summary>What fits and what does not.</summary>
    public WeightsReport Report { get; }

    private static string Compose(WeightsReport report, string remedy)
    {
        ArgumentNullException.ThrowIfNull(report);
        return remedy.Length == 0 ? report.ToString() : $"{report}{Environment.NewLine}{remedy}";
    }
}
