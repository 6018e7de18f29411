using EffNet;

namespace ScalingStudy;

/// <summary>Provides the results of a study by network and seed.</summary>
/// <param name="results">The complete trials.</param>
internal sealed class StudyResults(IReadOnlyList<TrialResult> results)
{
    /// <summary>The exponent w of the multiply-adds in the score of the paper's search (section 4 of the paper, from MnasNet).</summary>
    public const double CostWeight = -0.07;

    private readonly Dictionary<(string Network, int Seed), TrialResult> _results = results.ToDictionary(result => (result.Network, result.Seed));

    /// <summary>Gets the target multiply-adds T of the score of the grid search: twice those of the baseline.</summary>
    public static double Target { get; } = 2.0 * StudyPlan.Scaling[0].Networks[0].Flops;

    /// <summary>Gets the seeds with at least one complete trial, in ascending order.</summary>
    public IReadOnlyList<int> Seeds { get; } = [.. results.Select(result => result.Seed).Distinct().Order()];

    /// <summary>Returns the trials of a network, in the order of seeds.</summary>
    /// <param name="network">The network.</param>
    public IReadOnlyList<TrialResult> Of(ModuleVariant network) =>
        [.. Seeds.Where(seed => _results.ContainsKey((network.Name, seed))).Select(seed => _results[(network.Name, seed)])];

    /// <summary>
    /// Combines the test accuracies of networks into a weighted sum for each seed for which all networks are complete, and returns the mean over these seeds. For the difference
    /// between two networks, the factors are 1 and -1.
    /// </summary>
    /// <param name="terms">The networks with their factors.</param>
    /// <returns>The mean with its interval, in percentage points; <see langword="null"/> if there are no such seeds.</returns>
    public MeanInterval? Combine(params IReadOnlyList<(ModuleVariant Network, double Factor)> terms) => Combine(result => result.TestAccuracy, terms);

    /// <summary>Returns the score of the grid search, ACC x (FLOPS / T)^w, with the held-out accuracy in percent.</summary>
    /// <param name="result">The trial.</param>
    public static double Score(TrialResult result) => result.HeldOutAccuracy * Math.Pow(result.MultiplyAdds / Target, CostWeight);

    /// <summary>Combines a measure of networks into a weighted sum for each seed for which all networks are complete, and returns the mean over these seeds.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="terms">The networks with their factors.</param>
    /// <returns>The mean with its interval; <see langword="null"/> if there are no such seeds.</returns>
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
