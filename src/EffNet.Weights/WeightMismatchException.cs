namespace EffNet.Weights;

/// <summary>The exception that is thrown when the weights in a file do not match the network. The network is unchanged.</summary>
public sealed class WeightMismatchException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="WeightMismatchException"/> class.</summary>
    /// <param name="report">The report of matching and mismatching weights.</param>
    /// <param name="remedy">The suggested remedy; empty if there is none.</param>
    public WeightMismatchException(WeightsReport report, string remedy)
        : base(Compose(report, remedy))
    {
        Report = report;
    }

    /// <summary>Gets the report of matching and mismatching weights.</summary>
    public WeightsReport Report { get; }

    private static string Compose(WeightsReport report, string remedy)
    {
        ArgumentNullException.ThrowIfNull(report);
        return remedy.Length == 0 ? report.ToString() : $"{report}{Environment.NewLine}{remedy}";
    }
}
