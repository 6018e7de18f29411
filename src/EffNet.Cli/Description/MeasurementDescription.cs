using EffNet.Language.Model;

namespace EffNet.Cli.Description;

/// <summary>An accuracy that a file states for a variant.</summary>
/// <param name="DataSet">The data set as the file names it.</param>
/// <param name="Top1Percent">The top-1 accuracy in percent; for several seeds, the mean.</param>
/// <param name="Top5Percent">The top-5 accuracy in percent; <see langword="null"/> if the file does not state it.</param>
/// <param name="Seeds">The number of trainings with different seeds.</param>
/// <param name="DeviationPercent">The standard deviation of the top-1 accuracies in percentage points; <see langword="null"/> if the file does not state it.</param>
internal sealed record MeasurementDescription(string DataSet, double Top1Percent, double? Top5Percent, int Seeds, double? DeviationPercent)
{
    /// <summary>Describes <paramref name="measurement"/>.</summary>
    /// <param name="measurement">The accuracy.</param>
    public static MeasurementDescription Of(Measurement measurement) => new(
        measurement.DataSet, (double)measurement.Top1.Percent, (double?)measurement.Top5?.Percent, measurement.Seeds, (double?)measurement.Deviation?.Percent);
}
