using ScalingStudy;
using Xunit;

namespace EffNet.Training.Tests.Study;

public sealed class StudyReportTests : IDisposable
{
    private readonly RunFolder _files = new();

    public void Dispose() => _files.Dispose();

    /// <summary>Accuracies: depth gains 1.0, 0.5 and 0.25 points, plus or minus 0.1 by seed; all other networks have 80 and 82.</summary>
    private static double Accuracy(string network, int seed) => network switch
    {
        "Baseline" => 70,
        "Depth1" => 71 + (0.1 * seed),
        "Depth2" => 71.5 + (0.1 * seed),
        "Depth3" => 71.75 + (0.2 * seed),
        _ => 80 + (2 * seed),
    };

    private static TrialResult[] Results =>
        [.. Trials.Plan.Trials.Select(trial => Trials.ResultOf(trial, Accuracy(trial.Network.Name, trial.Seed), heldOut: trial.Network.Name == BestOfGrid ? 95 : 90))];

    private static string BestOfGrid => GridPoint.All.Single(point => point.Name == "1.2/1.1/1.15").Network.Name;

    [Fact]
    public void Claims_use_paired_differences_of_runs_with_the_same_seed()
    {
        var claims = Observations.Gains(new StudyResults(Results));

        var first = Assert.Single(claims, claim => claim.Text == "depth: Depth1 - Baseline");
        Assert.Equal((2, true), (first.Difference.Count, first.Agrees));
        Assert.Equal(1.05, first.Difference.Mean, 1e-9);
        // The standard deviation of two values is their difference divided by the square root of 2, and t(0.975, 1) = 12.7062.
        Assert.Equal(12.7062 * 0.1 / 2, first.Difference.HalfWidth, 1e-4);
        // Both seeds gain 0.5, which is 0.5 and 0.6 less than the gain of the previous network.
        var second = Assert.Single(claims, claim => claim.Text == "depth: Depth2 - Depth1");
        Assert.Equal(0.5, second.Difference.Mean, 1e-9);
        Assert.Equal(0, second.Difference.StandardDeviation, 1e-9);
        var change = Assert.Single(claims, claim => claim.Text == "depth: gain of Depth2 - gain of Depth1");
        Assert.Equal((-0.55, false), (Math.Round(change.Difference.Mean, 9), change.ExpectsIncrease));
    }

    [Fact]
    public void Claim_is_undecided_if_its_interval_contains_zero()
    {
        Assert.Null(new Claim("a", ExpectsIncrease: true, new MeanInterval(3, 0.1, 5)).Agrees);
        Assert.Null(new Claim("a", ExpectsIncrease: true, MeanInterval.Of([3])).Agrees);
    }

    [Fact]
    public void Claim_agrees_only_if_its_interval_has_the_expected_sign()
    {
        Assert.False(new Claim("a", ExpectsIncrease: true, new MeanInterval(3, -2, 0.1)).Agrees);
        Assert.True(new Claim("a", ExpectsIncrease: false, new MeanInterval(3, -2, 0.1)).Agrees);
        Assert.False(new Claim("a", ExpectsIncrease: false, new MeanInterval(3, 2, 0.1)).Agrees);
    }

    [Fact]
    public void Balance_claims_compare_networks_of_one_level()
    {
        var texts = Observations.Balance(new StudyResults(Results)).Select(claim => claim.Text).ToList();

        Assert.Equal(3 + 3 + 2 + 9 + 9, texts.Count);
        Assert.All(texts, text => Assert.Equal(text.Split(" - ")[0][^1], text[^1]));
        Assert.Contains("Compound3 - Width3", texts);
        Assert.Contains("DeepLarge1 - Width1", texts);
        Assert.Contains("Compound3 - Large3", texts);
    }

    [Fact]
    public void Score_equals_the_accuracy_at_twice_the_multiply_adds_of_the_baseline()
    {
        var result = Results[0] with { HeldOutAccuracy = 90, MultiplyAdds = 2 * 698_160 };

        Assert.Equal(90, StudyResults.Score(result), 1e-9);
        // 2^-0.07 = 0.952638
        Assert.Equal(90 * 0.952638, StudyResults.Score(result with { MultiplyAdds = 4 * 698_160 }), 1e-3);
    }

    [Fact]
    public void Study_report_writes_its_files_with_all_rows()
    {
        StudyReport.Write(_files.Path, Trials.Plan, Results);

        var scaling = File.ReadAllLines(_files.File("scaling.csv"));
        Assert.Equal("series,name,seed,multiply_adds,parameters,accuracy_percent,held_out_percent", scaling[0]);
        Assert.Equal(1 + (15 * 2), scaling.Length);
        Assert.Equal(4 * 2, scaling.Count(line => line.Contains(",Baseline,", StringComparison.Ordinal)));
        Assert.Contains("depth,Depth3,1,5147352,268631,71.95,90.00", scaling);
        Assert.Contains("\"d = 2, r = 1.43\",DeepLarge2,0,2509488,70782,80.00,90.00", File.ReadAllLines(_files.File("width-sweep.csv")));
        Assert.Contains("grid at phi 1,1.2/1.1/1.15,0,1114576,52684,80.00,95.00", File.ReadAllLines(_files.File("grid.csv")));
        var report = File.ReadAllText(_files.File("report.md"));
        Assert.Contains("70 of 70 trials are complete", report, StringComparison.Ordinal);
        Assert.Contains("| depth: Depth1 - Baseline | above 0 | +1.05 ± 0.64 | yes | 2 |\n", report, StringComparison.Ordinal);
        Assert.Contains("| depth | Depth1 | 1 | 1.833 | 14 | 61,598 | 1,273,236 | 2 | 71.05 ± 0.64 |\n", report, StringComparison.Ordinal);
        Assert.Contains(
            "| score - best | seeds | held-out accuracy | test accuracy |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n| 1.2 | 1.1 | 1.15 |",
            report,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Study_report_of_some_trials_contains_only_their_networks()
    {
        var text = StudyReport.Markdown(Trials.Plan, [.. Results.Where(result => result.Seed == 0 && result.Network is "Baseline" or "Width1")]);

        Assert.Contains("| width: Width1 - Baseline | above 0 | +10.00 | not shown |  |\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Depth1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }
}
