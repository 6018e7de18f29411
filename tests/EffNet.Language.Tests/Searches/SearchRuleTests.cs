using System.Globalization;
using EffNet.Language.Model;
using EffNet.Language.Tests.Costs;
using EffNet.Networks;

namespace EffNet.Language.Tests.Searches;

/// <summary>A search states how far the product may be from 2, and bounds the costs of candidates relative to the family's network at phi = 0.</summary>
public sealed class SearchRuleTests
{
    private const string Axes = "alpha: from 1 to 1.4 step 0.1; beta: from 1 to 1.2 step 0.1; gamma: from 1 to 1.2 step 0.1;";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    [Theory]
    [InlineData("", 0.1)]
    [InlineData("tolerance: 0.1;", 0.1)]
    [InlineData("tolerance: 0.25;", 0.25)]
    [InlineData("tolerance: 1;", 1)]
    public void Points_within_the_tolerance_are_candidates(string tolerance, double expected)
    {
        var search = Search(Source.WithVariant($"search Grid {{ {Axes} {tolerance} }}"));

        Assert.Equal(CountNearTwo(expected), search.Candidates.Sum(c => c.Points));
        Assert.StartsWith(FormattableString.Invariant($"alpha * beta^2 * gamma^2 within 2 ± {expected}"), search.Constraints, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.85, 0.15)]
    [InlineData(2.15, 0.15)]
    [InlineData(2, 0)]
    public void A_product_exactly_at_the_tolerance_is_a_candidate(double alpha, double tolerance) =>
        Assert.Single(Search(Source.WithVariant(FormattableString.Invariant($"search Grid {{ alpha: {alpha}; beta: 1; gamma: 1; tolerance: {tolerance}; }}"))).Candidates);

    [Fact]
    public void The_tolerance_of_a_search_applies_to_its_types()
    {
        const string Wide = "search Grid { alpha: 2.3; beta: 1; gamma: 1; tolerance: 0.3; type Best { alpha: 2.3; beta: 1; gamma: 1; } }";
        Assert.NotNull(Effnet.Variant(Source.WithVariant(Wide), "Best").Network);

        var mistake = Effnet.OnlyDiagnostic(
            Source.WithVariant("search Grid { alpha: from 1.8 to 2 step 0.2; beta: 1; gamma: 1; tolerance: 0.05; type Best { alpha: 1.8; beta: 1; gamma: 1; } }"));
        Assert.Equal("EFN2011", mistake.Rule.Id);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Candidates_with_costs_relative_to_the_baseline_equal_those_of_brute_force(int seed)
    {
        var random = new Random(seed);
        var rows = RandomTable.Draw(random);
        var baseline = new TableOracle(rows, 1, 1, 32).Count();
        var search = Search(
            RandomTable.File(rows, $"search Grid {{ {Axes} tolerance: 0.5; require flops within 20% of 2 * baseline; require parameters <= 1.8 * baseline; }} variant X {{ }}"),
            mayFindNothing: true);

        var expected = new List<(double, double, double)>();
        foreach (var (alpha, beta, gamma) in Grid().Where(c => IsNearTwo(c, 0.5)))
        {
            var cost = new TableOracle(rows, beta / 10d, alpha / 10d, (int)Math.Floor((3.2 * gamma) + 0.5)).Count();
            if (5 * Math.Abs(cost.MultiplyAdds - (2 * baseline.MultiplyAdds)) <= 2 * baseline.MultiplyAdds && 10 * cost.Parameters <= 18 * baseline.Parameters)
                expected.Add((alpha / 10d, beta / 10d, gamma / 10d));
        }

        Assert.Equal(expected.Count, search.Candidates.Sum(c => c.Points));
        Assert.Empty(search.Candidates.Select(c => (c.Coefficients.Alpha, c.Coefficients.Beta, c.Coefficients.Gamma)).Except(expected));
    }

    [Fact]
    public void Some_random_table_has_candidates_that_meet_the_costs_and_some_that_do_not()
    {
        string File(int seed, string require) => RandomTable.File(RandomTable.Draw(new Random(seed)), $"search Grid {{ {Axes} tolerance: 0.5; {require} }} variant X {{ }}");
        Assert.Contains(Enumerable.Range(1, 4), seed =>
        {
            var (some, all) = (Search(File(seed, "require flops within 20% of 2 * baseline;"), mayFindNothing: true), Search(File(seed, string.Empty)));
            return some.Candidates.Count > 0 && some.Candidates.Count < all.Candidates.Count;
        });
    }

    [Theory]
    [InlineData("require flops <= baseline;")]
    [InlineData("require flops within 5% of baseline;")]
    public void A_baseline_without_a_number_is_an_error_that_suggests_the_right_form(string require)
    {
        var diagnostics = ModelCompiler.Compile(Source.WithVariant($"search Grid {{ alpha: 1.2; beta: 1.1; gamma: 1.15; {require} }}")).Diagnostics;

        Assert.Equal("Expected a number before 'baseline' (write '1 * baseline'), found 'baseline'.", Assert.Single(diagnostics).Message);
    }

    [Fact]
    public void The_baseline_is_the_table_without_overrides_of_variants()
    {
        const string Require = "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; require parameters <= 1 * baseline; }";
        var (own, others) =
            (Search(Source.WithVariant(Require), mayFindNothing: true), Search(Source.WithVariant($"variant X {{ body {{ channels: 64; }} }} {Require}"), mayFindNothing: true));

        Assert.Equal(own.Candidates, others.Candidates);
    }

    [Fact]
    public void Memory_of_candidates_is_compared_with_that_of_the_baseline()
    {
        const string Grid = "search Grid {{ alpha: 1.2; beta: 1.1; gamma: 1.15; require memory(batch: 8, mode: training) <= {0} * baseline; }}";
        var baseline = ActivationMemory.Training(Effnet.Network(Source.Valid));
        var candidate = ActivationMemory.Training(
            Effnet.Variant(Source.WithVariant("search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; type Best { alpha: 1.2; beta: 1.1; gamma: 1.15; } }"), "Best").Network!);
        var growth = (double)candidate / baseline;

        Assert.Single(Search(Source.WithVariant(string.Format(CultureInfo.InvariantCulture, Grid, Math.Round(growth + 0.01, 3)))).Candidates);
        Assert.Empty(Search(Source.WithVariant(string.Format(CultureInfo.InvariantCulture, Grid, Math.Round(growth - 0.01, 3))), mayFindNothing: true).Candidates);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(1.9)]
    [InlineData(2.3)]
    public void Lower_and_upper_bounds_keep_exactly_the_candidates_that_meet_them(double factor)
    {
        var baseline = Effnet.Network(Source.Valid).MultiplyAdds;
        var all = Search(Source.WithVariant($"search Grid {{ {Axes} tolerance: 0.5; }}")).Candidates;
        IEnumerable<long> Meeting(string comparison) => Search(
            Source.WithVariant(FormattableString.Invariant($"search Grid {{ {Axes} tolerance: 0.5; require flops {comparison} {factor} * baseline; }}"))).Candidates.Select(c =>
                c.MultiplyAdds);

        Assert.Equal(all.Select(c => c.MultiplyAdds).Where(flops => flops >= factor * baseline), Meeting(">="));
        Assert.Equal(all.Select(c => c.MultiplyAdds).Where(flops => flops <= factor * baseline), Meeting("<="));
    }

    [Fact]
    public void An_error_that_no_candidate_costs_enough_names_the_largest_cost()
    {
        const string Grid = "search Grid { alpha: 1.2; beta: 1.1; gamma: from 1.1 to 1.15 step 0.05; tolerance: 0.3; ";
        var largest = Search(Source.WithVariant(Grid + "}")).Candidates.Max(c => c.MultiplyAdds);

        Assert.Contains(
            FormattableString.Invariant($"0 meet 'flops >= 1G' (the largest is {largest:N0})"),
            Effnet.OnlyDiagnostic(Source.WithVariant(Grid + "require flops >= 1G; }")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_lists_the_costs_that_it_requires() => Assert.Equal(
        "alpha * beta^2 * gamma^2 within 2 ± 0.2, flops within 40% of 2 * baseline, parameters <= 10 * baseline",
        Search(
            Source.WithVariant(
                "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; tolerance: 0.2; require flops within 40% of 2 * baseline; require parameters <= 10 * baseline; }"),
            mayFindNothing: true).Constraints);

    [Fact]
    public void A_search_without_candidates_reports_the_nearest_cost()
    {
        var network = Effnet.Network(Source.Valid);
        var text = Source.WithVariant("search Grid { alpha: 1.2; beta: 1.1; gamma: from 1.1 to 1.15 step 0.05; tolerance: 0.3; require flops within 1% of 100 * baseline; }");
        var nearest = Search(Source.WithVariant("search Grid { alpha: 1.2; beta: 1.1; gamma: from 1.1 to 1.15 step 0.05; tolerance: 0.3; }")).Candidates.Max(c => c.MultiplyAdds);

        Assert.Contains(
            FormattableString.Invariant($"0 meet 'flops within 1% of 100 * baseline' (that is, within 1% of {100 * network.MultiplyAdds:N0}; the nearest is {nearest:N0})"),
            Effnet.OnlyDiagnostic(text).Message,
            StringComparison.Ordinal);
    }

    private static SearchModel Search(string text, bool mayFindNothing = false) =>
        (mayFindNothing ? ModelCompiler.Compile(text) : Effnet.CompileCleanly(text)).Model.Families[0].Searches.Single();

    /// <summary>The points of the grid in tenths.</summary>
    private static IEnumerable<(int Alpha, int Beta, int Gamma)> Grid() =>
        from alpha in Enumerable.Range(10, 5) from beta in Enumerable.Range(10, 3) from gamma in Enumerable.Range(10, 3) select (alpha, beta, gamma);

    /// <summary>In whole numbers: the product in hundred thousandths.</summary>
    private static bool IsNearTwo((int Alpha, int Beta, int Gamma) c, double tolerance) =>
        Math.Abs((c.Alpha * c.Beta * c.Beta * c.Gamma * c.Gamma) - 200_000) <= (int)Math.Round(tolerance * 100_000);

    private static int CountNearTwo(double tolerance) => Grid().Count(c => IsNearTwo(c, tolerance));
}
