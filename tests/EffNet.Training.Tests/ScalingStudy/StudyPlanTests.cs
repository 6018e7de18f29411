using ScalingStudy;
using Xunit;

namespace EffNet.Training.Tests.Study;

public class StudyPlanTests
{
    [Fact]
    public void Multiply_adds_of_the_networks_of_one_level_differ_by_at_most_5_percent()
    {
        var levels = StudyPlan.Scaling.Concat(StudyPlan.WidthSweep)
            .SelectMany(series => series.Networks)
            .Where(network => char.IsDigit(network.Name[^1]))
            .DistinctBy(network => network.Name)
            .GroupBy(network => network.Name[^1]).OrderBy(group => group.Key).ToList();

        Assert.Equal([7, 7, 6], levels.Select(level => level.Count()));
        Assert.All(levels, level => Assert.InRange((double)level.Max(network => network.Flops) / level.Min(network => network.Flops), 1, 1.05));
    }

    [Fact]
    public void Each_network_of_a_series_has_about_twice_the_multiply_adds_of_the_one_before() => Assert.All(
        StudyPlan.Scaling,
        series => Assert.All(series.Networks.Zip(series.Networks.Skip(1)), pair => Assert.InRange((double)pair.Second.Flops / pair.First.Flops, 1.8, 2.15)));

    [Fact]
    public void Each_scaling_series_scales_only_the_dimension_in_its_name()
    {
        foreach (var series in StudyPlan.Scaling.SkipLast(1))
        {
            Assert.All(series.Networks, network => Assert.True(series.Name == "depth" || network.Depth == 1));
            Assert.All(series.Networks, network => Assert.True(series.Name == "width" || network.Width == 1));
            Assert.All(series.Networks, network => Assert.True(series.Name == "resolution" || network.Resolution == 14));
        }

        Assert.All(StudyPlan.Scaling[^1].Networks.Skip(1), network => Assert.True(network is { Depth: > 1, Width: > 1, Resolution: > 14 }));
        Assert.All(StudyPlan.Networks, network => Assert.InRange(network.Resolution, 14, 28));
    }

    [Fact]
    public void Networks_of_a_width_sweep_have_the_same_depth_and_resolution() => Assert.Equal(
        [(1.0, 14), (1.0, 20), (2.0, 14), (2.0, 20)],
        StudyPlan.WidthSweep.Select(series => Assert.Single(series.Networks.Select(network => (network.Depth, network.Resolution)).Distinct())));

    [Fact]
    public void Every_candidate_of_the_search_has_a_network_with_its_costs()
    {
        Assert.Equal(StudyGrid.Candidates.Count, GridPoint.All.DistinctBy(point => point.Network.Name).Count());
        Assert.All(
            GridPoint.All,
            point =>
                Assert.Equal(
                    (point.Candidate.Flops, point.Candidate.Parameters, point.Candidate.Resolution), (point.Network.Flops, point.Network.Parameters, point.Network.Resolution)));
        Assert.Contains(GridPoint.All, point => point.Candidate is { Alpha: 1.2, Beta: 1.1, Gamma: 1.15 });
    }

    [Fact]
    public void Trials_are_all_pairs_of_networks_and_seeds_ordered_by_seed()
    {
        var trials = (StudyPlan.Smoke with { Seeds = 3 }).Trials;

        Assert.Equal(3 * 35, trials.Count);
        Assert.Equal(trials.Count, trials.Select(trial => trial.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(trials.Select(trial => trial.Seed).Order(), trials.Select(trial => trial.Seed));
    }
}
