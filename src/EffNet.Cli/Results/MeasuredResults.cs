using EffNet.Cli.Plotting;
using EffNet.Language.Model;

namespace EffNet.Cli.Results;

/// <summary>Creates results from the accuracies in the <c>measured</c> blocks of variants.</summary>
internal static class MeasuredResults
{
    /// <summary>
    /// Returns the results of all variants that have a network, with a series for each family and data set. The mean of several seeds has a confidence interval,
    /// which is computed from the stated standard deviation.
    /// </summary>
    /// <param name="families">The families.</param>
    /// <param name="measure">The cost.</param>
    /// <exception cref="ResultsException">No variant states an accuracy, or a variant with an accuracy does not have the cost.</exception>
    public static IReadOnlyList<CostedResult> Of(IEnumerable<FamilyModel> families, Measure measure)
    {
        var dataSets = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var results = families.SelectMany(f => f.Variants).Where(v => v.Network is not null).SelectMany(v => v.Measured.Select(m => Of(v, m, measure, dataSets))).ToList();
        return results.Count > 0
            ? results
            : throw new ResultsException(
                "There is nothing to plot: no variant with a network states an accuracy; write for example 'measured { top1: 93.1%; on: fashion_mnist; }' in a variant.");
    }

    private static CostedResult Of(VariantModel variant, Measurement measurement, Measure measure, Dictionary<string, string> dataSets)
    {
        if (measure.OfVariant(variant) is not { } cost || !measure.Scale.CanShow(cost))
            throw new ResultsException($"Variant '{variant.Name}' states an accuracy, but has no {measure.Noun}; specify another measure for --x.");
        dataSets.TryAdd(measurement.DataSet, measurement.DataSet);
        var (top1, deviation) = ((double)measurement.Top1.Percent, (double?)measurement.Deviation?.Percent);
        var interval = deviation is { } known ? TrialSummary.IntervalOf(top1, known, measurement.Seeds) : null;
        var series = $"{variant.Family} on {dataSets[measurement.DataSet]}";
        return new CostedResult(new Result(series, variant.Name, top1, interval, measurement.Seeds, deviation, cost, default), cost);
    }
}
