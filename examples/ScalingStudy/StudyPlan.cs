using EffNet;

namespace ScalingStudy;

/// <summary>Represents the trials of a study.</summary>
/// <param name="Settings">The settings of all trials.</param>
/// <param name="Seeds">The number of seeds. The seeds are 0, 1, 2, …</param>
internal sealed record StudyPlan(TrialSettings Settings, int Seeds)
{
    /// <summary>The largest number of seeds.</summary>
    public const int MostSeeds = 1_000;

    /// <summary>Gets a short study to test the program. Its accuracies have no meaning.</summary>
    public static StudyPlan Smoke { get; } = new(new TrialSettings(Images: 4_000, Epochs: 4), Seeds: 2);

    /// <summary>Gets the full study.</summary>
    public static StudyPlan Full { get; } = new(new TrialSettings(Images: 12_000, Epochs: 10), Seeds: 8);

    /// <summary>Gets the series that scale the baseline in one dimension or in all dimensions.</summary>
    public static IReadOnlyList<StudySeries> Scaling { get; } =
    [
        Series("depth", "Baseline", "Depth1", "Depth2", "Depth3"),
        Series("width", "Baseline", "Width1", "Width2", "Width3"),
        Series("resolution", "Baseline", "Resolution1", "Resolution2"),
        Series("compound", "Baseline", "Compound1", "Compound2", "Compound3"),
    ];

    /// <summary>Gets the width sweeps at fixed depth and resolution, as in the paper's Figure 4. r = 1.43 is 20 pixels instead of 14.</summary>
    public static IReadOnlyList<StudySeries> WidthSweep { get; } =
    [
        Series("d = 1, r = 1", "Baseline", "Width1", "Width2", "Width3"),
        Series("d = 1, r = 1.43", "Large1", "Large2", "Large3"),
        Series("d = 2, r = 1", "Deep1", "Deep2", "Deep3"),
        Series("d = 2, r = 1.43", "DeepLarge1", "DeepLarge2", "DeepLarge3"),
    ];

    /// <summary>Gets the networks whose trained weights are kept for class activation maps: the baseline, and the second level of every dimension.</summary>
    public static IReadOnlyList<ModuleVariant> Explained { get; } = [.. Series("explained", "Baseline", "Depth2", "Width2", "Resolution2", "Compound2").Networks];

    /// <summary>
    /// Gets all networks, each once. The most expensive networks come first, so that processes wait for each other as little as possible at the end of the study.
    /// </summary>
    public static IReadOnlyList<ModuleVariant> Networks { get; } =
    [
        .. Scaling.Concat(WidthSweep).SelectMany(series => series.Networks).Concat(GridPoint.All.Select(point => point.Network)).DistinctBy(network => network.Name)
            .OrderByDescending(network => network.Flops),
    ];

    /// <summary>Gets all trials in the order in which they run: all networks with one seed before the next seed.</summary>
    public IReadOnlyList<Trial> Trials => [.. Enumerable.Range(0, Seeds).SelectMany(seed => Networks.Select(network => new Trial(network, seed, Settings)))];

    private static StudySeries Series(string name, params string[] networks) =>
        new(name, [.. networks.Select(network => Study.Variants.Single(variant => variant.Name == network))]);
}
