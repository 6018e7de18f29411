using System.Globalization;
using System.Text;

namespace ScalingStudy;

/// <summary>Writes the report of a study: a Markdown file and a CSV file for each plot.</summary>
internal static class StudyReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="trials">The complete trials.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(string folder, StudyPlan plan, IReadOnlyList<TrialResult> trials)
    {
        var results = new StudyResults(trials);
        (string Name, string Text)[] files =
        [
            ("scaling.csv", StudyTables.OfSeries(results, StudyPlan.Scaling)), ("width-sweep.csv", StudyTables.OfSeries(results, StudyPlan.WidthSweep)),
            ("grid.csv", StudyTables.OfGrid(results)), ("report.md", Markdown(plan, trials)),
        ];
        foreach (var (name, text) in files)
            WholeFile.Write(Path.Combine(folder, name), Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Returns the report as Markdown.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="trials">The complete trials.</param>
    public static string Markdown(StudyPlan plan, IReadOnlyList<TrialResult> trials)
    {
        var results = new StudyResults(trials);
        var text = new StringBuilder("# Scaling study\n\n");
        text.Append(Setup(plan, trials));
        text.Append("\n## One dimension, and all of them\n\n").Append(SeriesTable(results, StudyPlan.Scaling));
        text.Append("\n## Width at fixed depth and resolution\n\nd is the factor on layers, r the factor on 14 pixels.\n\n").Append(SeriesTable(results, StudyPlan.WidthSweep));
        text.Append("\n## Observation 1\n\n\"Scaling up any dimension of network width, depth, or resolution improves accuracy, "
            + "but the accuracy gain diminishes for bigger models.\" The multiply-adds of each step are about twice those of the one before.\n\n")
            .Append(ClaimTable(Observations.Gains(results)));
        text.Append("\n## Observation 2\n\n\"It is critical to balance all dimensions of network width, depth, "
            + "and resolution during ConvNet scaling.\" The two networks of a row have equal multiply-adds, to a few percent.\n\n")
            .Append(ClaimTable(Observations.Balance(results)));
        text.Append("\n## Grid search at phi = 1\n\n").Append(Grid(results));
        return text.ToString();
    }

    private static string Setup(StudyPlan plan, IReadOnlyList<TrialResult> trials) => Invariant($"""
        Fashion-MNIST, {plan.Settings.Images:N0} training images, {plan.Settings.Epochs} epochs, {plan.Seeds} seeds;
        {trials.Count} of {plan.Trials.Count} trials are complete, with {trials.Sum(trial => trial.Seconds) / 3600:0.0} hours of training in all.

        Every network is trained in the same way; the recipe is not tuned for any of them.
        A seed determines the sample of training images, their order and augmentation, and the initial weights.
        Images are shifted and flipped at 28 x 28 and then made smaller by area. The networks have the averaged weights after the last epoch, so no epoch is selected.
        Accuracies are shares of the 10,000 test images in percent, except for the score of the grid search, which uses 5,000 held-out training images.

        Intervals are 95 % by Student's t over seeds; those of differences are paired by seed.
        They are not corrected for the number of comparisons: on average, one of twenty intervals does not contain the true difference.
        "Seeds" is the number of seeds with which a study shows the difference with a probability of 80 %,
        if the true difference and the true standard deviation are equal to those measured.

        """).ReplaceLineEndings("\n");

    private static string SeriesTable(StudyResults results, IReadOnlyList<StudySeries> series) => MarkdownTable.Of(
        ["series", "network", "width", "depth", "pixels", "parameters", "multiply-adds", "seeds", "accuracy"],
        series.SelectMany(one => one.Networks.Select(network => (one.Name, Network: network, Accuracy: results.Combine((network, 1)))))
            .Where(row => row.Accuracy is not null)
            .Select(row => new[]
            {
                row.Name,
                row.Network.Name,
                Invariant($"{row.Network.Width:0.###}"),
                Invariant($"{row.Network.Depth:0.###}"),
                Invariant($"{row.Network.Resolution}"),
                Invariant($"{row.Network.Parameters:N0}"),
                Invariant($"{row.Network.Flops:N0}"),
                Invariant($"{row.Accuracy!.Count}"),
                row.Accuracy.ToText("0.00", "0.00"),
            }));

    private static string ClaimTable(IReadOnlyList<Claim> claims) => MarkdownTable.Of(
        ["difference, in percentage points", "the observation expects", "measured", "agrees", "seeds"],
        claims.Select(claim => new[]
        {
            claim.Text,
            claim.ExpectsIncrease ? "above 0" : "below 0",
            claim.Difference.ToText("+0.00;-0.00;0.00", "0.00"),
            claim.Agrees switch { true => "yes", false => "no", null => "not shown" },
            Seeds(claim.Difference),
        }));

    private static string Grid(StudyResults results)
    {
        var rows = GridPoint.All.Select(point => (Point: point, Score: results.Combine(StudyResults.Score, (point.Network, 1)))).Where(row => row.Score is not null)
            .OrderByDescending(row => row.Score!.Mean).ToList();
        var table = MarkdownTable.Of(
            ["alpha", "beta", "gamma", "multiply-adds", "score", "score - best", "seeds", "held-out accuracy", "test accuracy"],
            rows.Select(row => (string[])
            [
                Invariant($"{row.Point.Candidate.Alpha:0.0#}"),
                Invariant($"{row.Point.Candidate.Beta:0.0#}"),
                Invariant($"{row.Point.Candidate.Gamma:0.0#}"),
                Invariant($"{row.Point.Network.Flops:N0}"),
                row.Score!.ToText("0.00", "0.00"),
                .. ToBest(results, row.Point, rows[0].Point),
                results.Combine(result => result.HeldOutAccuracy, (row.Point.Network, 1))!.ToText("0.00", "0.00"),
                results.Combine((row.Point.Network, 1))!.ToText("0.00", "0.00"),
            ]));
        return Invariant($"""
            The score is ACC x (FLOPS / T)^w with the held-out accuracy, w = {StudyResults.CostWeight} and T = {StudyResults.Target:N0}, twice the baseline's multiply-adds.
            The best of several networks is partly the luckiest one, so its score and its distance from the others are overestimated.


            """).ReplaceLineEndings("\n") + table;
    }

    private static string[] ToBest(StudyResults results, GridPoint point, GridPoint best) =>
        point == best || results.Combine(StudyResults.Score, (point.Network, 1), (best.Network, -1)) is not { } difference
        ? ["", ""]
        : [difference.ToText("+0.00;-0.00;0.00", "0.00"), Seeds(difference)];

    private static string Seeds(MeanInterval difference) => difference switch
    {
        { SeedsNeeded: { } seeds } => Invariant($"{seeds}"),
        { Count: > 1 } => Invariant($"over {MeanInterval.MostSeeds:N0}"),
        _ => "",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
