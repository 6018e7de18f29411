using EffNet;

namespace ScalingStudy;

/// <summary>The results of a study by network and seed.</summary>
/// <param name="results">The trials that are complete.</param>
internal sealed class StudyResults(IReadOnlyList<TrialResult> results)
{
    /// <summary>Weight of the multiply-adds in the score of the paper's search (section 4 of the paper, from MnasNet).</summary>
    public const double CostWeight = -0.07;

    private readonly Dictionary<(string Network, int Seed), TrialResult> _results = results.ToDictionary(result => (result.Network, result.Seed));

    /// <summary>Gets the multiply-adds that the score of the grid search aims at: twice the baseline's.</summary>
    public static double Target { get; } = 2.0 * StudyPlan.Scaling[0].Networks[0].Flops;

    /// <summary>Gets the seeds of which at least one trial is complete, in order.</summary>
    public IReadOnlyList<int> Seeds { get; } = [.. results.Select(result => result.Seed).Distinct().Order()];

    /// <summary>Returns the trials of a network, in the order of seeds.</summary>
    /// <param name="network">The network.</param>
    public IReadOnlyList<TrialResult> Of(ModuleVariant network) => [.. Seeds.Where(seed => _results.ContainsKey((network.Name, seed))).Select(seed => _results[(network.Name, seed)])];

    /// <summary>Returns a sum of test accuracies over the seeds of which all networks are complete: a difference of two networks has the factors 1 and -1.</summary>
    /// <param name="terms">The networks with their factors.</param>
    /// <returns>The interval, in percentage points; <see langword="null"/> without such seeds.</returns>
    public MeanInterval? Combine(params IReadOnlyList<(ModuleVariant Network, double Factor)> terms) => Combine(result => result.TestAccuracy, terms);

    /// <summary>Returns the score by which the grid search chooses, ACC x (FLOPS / T)^w with the held-out accuracy in percent.</summary>
    /// <param name="result">The trial.</param>
    public static double Score(TrialResult result) => result.HeldOutAccuracy * Math.Pow(result.MultiplyAdds / Target, CostWeight);

    /// <summary>Returns a sum of measures over the seeds of which all networks are complete.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="terms">The networks with their factors.</param>
    /// <returns>The interval; <see langword="null"/> without such seeds.</returns>
    public MeanInterval? Combine(Func<TrialResult, double> measure, params IReadOnlyList<(ModuleVariant Network, double Factor)> terms)
    {
        double[] sums =
        [
            .. Seeds.Where(seed => terms.All(term => _results.ContainsKey((term.Network.Name, seed))))
                .Select(seed => terms.Sum(term => term.Factor * measure(_results[(term.Network.Name, seed)]))),
        ];
        return sums.Length == 0 ? null : MeanInterval.Of(sums);
    }
}
