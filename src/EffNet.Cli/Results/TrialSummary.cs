using System.Globalization;
using MathNet.Numerics.Distributions;

namespace EffNet.Cli.Results;

/// <summary>Summarizes trials. Rows with the same series and name are trials of one network, such as trainings with different seeds.</summary>
internal static class TrialSummary
{
    /// <summary>The confidence level of intervals: the probability that the interval of a mean contains the expected value.</summary>
    public const double Confidence = 0.95;

    /// <summary>
    /// Returns a result for each series and name, in the order of their first rows. The result of n trials is their mean with its confidence interval, mean ± t ·
    /// s / √n. Here, s is the standard deviation of the trials (divisor n - 1), and t is the two-sided 95 % quantile of Student's t distribution with n - 1
    /// degrees of freedom. The interval is valid if the trials are independent and about normally distributed.
    /// </summary>
    /// <param name="trials">The trials.</param>
    /// <exception cref="ResultsException">
    /// One of several trials has an interval, two trials have the same seed, or trials of a network have different costs.
    /// </exception>
    public static IReadOnlyList<Result> Of(IEnumerable<Trial> trials) => [.. trials.GroupBy(t => (t.Series, t.Name)).Select(group => Of([.. group]))];

    /// <summary>Returns the confidence interval of a mean of trials.</summary>
    /// <param name="mean">The mean in percent.</param>
    /// <param name="deviation">The standard deviation of the trials in percentage points, with the divisor n - 1.</param>
    /// <param name="trials">The number of trials, at least 2.</param>
    public static Spread IntervalOf(double mean, double deviation, int trials)
    {
        var half = StudentT.InvCDF(location: 0, scale: 1, freedom: trials - 1, p: (1 + Confidence) / 2) * deviation / Math.Sqrt(trials);
        return new Spread(SpreadKind.Confidence, Rounded(mean - half), Rounded(mean + half));
    }

    private static Result Of(List<Trial> trials)
    {
        Check(trials);
        var first = trials[0];
        var cost = trials.Select(t => t.Cost).FirstOrDefault(c => c is not null);
        if (trials.Count == 1)
            return new Result(first.Series, first.Name, first.Accuracy, first.Spread, 1, null, cost, first.Position);

        var mean = trials.Average(t => t.Accuracy);
        var deviation = Math.Sqrt(trials.Sum(t => (t.Accuracy - mean) * (t.Accuracy - mean)) / (trials.Count - 1));
        return new Result(first.Series, first.Name, Rounded(mean), IntervalOf(mean, deviation, trials.Count), trials.Count, Rounded(deviation), cost, first.Position);
    }

    /// <summary>Rounds to a millionth of a percentage point, because smaller digits differ between machines.</summary>
    private static double Rounded(double percent) => Math.Round(percent, 6);

    private static void Check(List<Trial> trials)
    {
        if (trials.Count > 1 && trials.Find(t => t.Spread is not null) is { } summarized)
        {
            throw new ResultsException(
                string.Create(CultureInfo.InvariantCulture, $"{NameOf(summarized)} has {trials.Count:N0} rows, so each row is one trial, but this row specifies an interval; ")
                    + "remove 'low', 'high' and 'sd' from it, or keep only one row.",
                summarized.Position);
        }

        if (trials.Where(t => t.Seed is not null).GroupBy(t => t.Seed).FirstOrDefault(g => g.Skip(1).Any()) is { } same)
            throw new ResultsException($"{NameOf(trials[0])} has two rows with seed '{same.Key}'; remove one, or correct its seed.", same.ElementAt(1).Position);
        if (trials.Where(t => t.Cost is not null).DistinctBy(t => t.Cost).Skip(1).FirstOrDefault() is { } other)
        {
            throw new ResultsException(
                $"{NameOf(other)} has another cost than in its previous row; expected the same cost in all rows of a network, or different names.", other.Position);
        }
    }

    private static string NameOf(Trial trial) => trial.Series is null ? $"'{trial.Name}'" : $"'{trial.Name}' of series '{trial.Series}'";
}
