using EffNet.Language.Model;
using EffNet.Language.Tests.Costs;

namespace EffNet.Language.Tests.Searches;

/// <summary>A search tries every point of its grid, keeps the points that meet its constraints, and lists every network once.</summary>
public sealed class CandidateTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Candidates_of_random_tables_equal_those_of_brute_force(int seed)
    {
        var random = new Random(seed);
        var rows = RandomTable.Draw(random);
        var phi = random.Next(1, 4);
        var limit = (long)(new TableOracle(rows, 1, 1, 32).Count().MultiplyAdds * Math.Pow(2, phi) * (1 + random.NextDouble()));
        const string Ranges = "alpha: from 1 to 1.5 step 0.05; beta: from 1.0 to 1.3 step 0.05; gamma: from 1 to 1.32 step 0.05;";
        var search = Search(RandomTable.File(rows, FormattableString.Invariant($"search Grid {{ phi: {phi}; {Ranges} require flops <= {limit}; }} variant X {{ }}")));

        var expected = Enumerate(rows, phi, limit);
        Assert.NotEmpty(expected);
        Assert.Equal(11 * 7 * 7, search.Points);
        Assert.Equal(expected, search.Candidates.Select(c =>
            new Found(Percent(c.Coefficients.Alpha), Percent(c.Coefficients.Beta), Percent(c.Coefficients.Gamma), c.Scale.Resolution, c.Parameters, c.MultiplyAdds, c.Points)));
    }

    [Fact]
    public void The_papers_grid_contains_the_papers_coefficients()
    {
        var search = Search(B0With("search Paper { phi: 1; alpha: from 1.0 to 1.4 step 0.05; beta: from 1.0 to 1.4 step 0.05; gamma: from 1.0 to 1.4 step 0.05; }"));
        var found = Assert.Single(search.Candidates, c => (c.Coefficients.Alpha, c.Coefficients.Beta, c.Coefficients.Gamma) == (1.2, 1.1, 1.15));
        Assert.Equal(Reference.Find("B1").Formula, new ReferenceFormula(found.Parameters, found.MultiplyAdds, found.Scale.Resolution));
        Assert.Equal(9 * 9 * 9, search.Points);
    }

    [Fact]
    public void A_candidate_has_the_costs_and_factors_of_its_coefficients()
    {
        var search = Search(B0With("search Grid { phi: 2; alpha: from 1.0 to 1.4 step 0.1; beta: from 1.0 to 1.4 step 0.1; gamma: from 1.0 to 1.4 step 0.1; }"));
        Assert.All(search.Candidates, c =>
        {
            var network = Effnet.Network(B0With(FormattableString.Invariant(
                $"variant X {{ width: {c.Scale.Width}; depth: {c.Scale.Depth}; resolution: {c.Scale.Resolution}; }}")));
            Assert.Equal((network.Parameters, network.MultiplyAdds), (c.Parameters, c.MultiplyAdds));
            Assert.Equal(Math.Pow(c.Coefficients.Beta, 2), c.Scale.Width, 1e-12);
            Assert.Equal(Math.Pow(c.Coefficients.Alpha, 2), c.Scale.Depth, 1e-12);
        });
    }

    [Fact]
    public void Points_that_round_to_one_network_are_one_candidate_with_the_number_of_points()
    {
        var search = Search(Source.WithVariant("search Grid { alpha: from 1.1 to 1.4 step 0.1; beta: 1.1; gamma: 1.15; }"));

        // At alpha 1.1 and 1.4, the product is too far from 2. At 1.2 and 1.3, the stage has two repeats.
        Assert.Equal((4, 1), (search.Points, search.Candidates.Count));
        Assert.Equal(2, search.Candidates[0].Points);
        Assert.Equal(1.2, search.Candidates[0].Coefficients.Alpha);
    }

    [Theory]
    [InlineData("from 1.0 to 1.4 step 0.1", 5)]
    [InlineData("from 1.0 to 1.39 step 0.1", 4)]
    [InlineData("from 1.2 to 1.2 step 0.1", 1)]
    [InlineData("from 1 to 2 step 0.3", 4)]
    [InlineData("from 100% to 140% step 10%", 5)]
    [InlineData("1.2", 1)]
    public void A_range_includes_its_last_value_if_the_steps_reach_it(string range, int points) =>
        Assert.Equal(
            points, Search(Source.WithVariant($"search Grid {{ alpha: {range}; beta: from 1.1 to 1.1 step 1; gamma: from 1.15 to 1.3 step 1; }}"), mayFindNothing: true).Points);

    [Fact]
    public void A_grid_of_10_000_points_is_searched() =>
        Assert.Equal(10_000, Search(Source.WithVariant("search Grid { alpha: from 1.0 to 1.99 step 0.01; beta: from 1.0 to 1.99 step 0.01; gamma: 1; }")).Points);

    [Fact]
    public void A_named_candidate_has_the_network_of_its_coefficients()
    {
        var text = B0With("search Grid { alpha: from 1.0 to 1.4 step 0.1; beta: from 1.0 to 1.4 step 0.1; gamma: 1.15; type Best { alpha: 1.2; beta: 1.1; gamma: 1.15; } }");
        var best = Effnet.Variant(text, "Best");
        Assert.Equal(("EfficientNetBest", 1d, "A candidate of search Grid, with alpha: 1.2, beta: 1.1, gamma: 1.15."), (best.TypeName, best.Phi, best.Origin));
        Assert.Equal(Reference.Find("B1").Formula.MultiplyAdds, best.Network!.MultiplyAdds);
        Assert.Equal("EfficientNetGrid", Search(text).TypeName);
    }

    [Fact]
    public void A_type_that_is_not_a_candidate_is_an_error_that_names_the_nearest_candidate()
    {
        var message = Effnet.OnlyDiagnostic(
            Source.WithVariant(
                "search Grid { alpha: from 1.2 to 2 step 0.8; beta: from 1 to 1.1 step 0.1; gamma: from 1 to 1.15 step 0.15; type Best { alpha: 1.9; beta: 1; gamma: 1.15; "
                + "} }")).Message;
        Assert.Contains("the nearest candidate is alpha: 2, beta: 1, gamma: 1", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_does_not_require_scaling_or_a_variant()
    {
        var text = Source.Alone("search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; }", ("scaling", string.Empty));
        Assert.Single(Search(text).Candidates);
    }

    [Fact]
    public void Requirements_of_a_family_apply_to_types_of_its_searches() => Mistake.IsReportedOnce(
        "EFN4001",
        Source.WithExtra("require flops <= «400K»;").ReplaceFirst(
            "variant X { phi: 0; }", "search Grid { alpha: 1.2; beta: 1.1; gamma: 1.15; type Best { alpha: 1.2; beta: 1.1; gamma: 1.15; } }"),
        "Best");

    [Theory]
    [MemberData(nameof(EffNet.Testing.Culture.Tricky), MemberType = typeof(EffNet.Testing.Culture))]
    public void A_search_does_not_depend_on_the_culture(string culture)
    {
        var text = Source.WithVariant("search Grid { alpha: from 1.0 to 1.4 step 0.05; beta: 1.1; gamma: 1.15; require memory <= 1.5MiB; }");
        Assert.Equal(Search(text), EffNet.Testing.Culture.Under(culture, () => Search(text)));
    }

    private static SearchModel Search(string text, bool mayFindNothing = false) =>
        (mayFindNothing ? ModelCompiler.Compile(text) : Effnet.CompileCleanly(text)).Model.Families[0].Searches.Single();

    private static int Percent(double coefficient) => (int)Math.Round(100 * coefficient);

    private static List<Found> Enumerate(List<TableRow> rows, int phi, long limit)
    {
        var found = new Dictionary<string, Found>();
        for (var alpha = 100; alpha <= 150; alpha += 5)
        {
            for (var beta = 100; beta <= 130; beta += 5)
            {
                for (var gamma = 100; gamma <= 132; gamma += 5)
                {
                    // In whole numbers, because these are exact: the product in units of 1e-10.
                    var product = (long)alpha * beta * beta * gamma * gamma;
                    var resolution = (int)Math.Floor((32 * Math.Pow(gamma / 100d, phi)) + 0.5);
                    var cost = new TableOracle(rows, Math.Pow(beta / 100d, phi), Math.Pow(alpha / 100d, phi), resolution).Count();
                    if (product is < 19_000_000_000 or > 21_000_000_000 || cost.MultiplyAdds > limit)
                        continue;
                    var key = $"{resolution} {cost.Parameters} {string.Join(' ', cost.Shapes)}";
                    found[key] = found.TryGetValue(key, out var first)
                        ? first with { Points = first.Points + 1 }
                        : new Found(alpha, beta, gamma, resolution, cost.Parameters, cost.MultiplyAdds, 1);
                }
            }
        }

        return [.. found.Values.OrderBy(f => (f.Alpha, f.Beta, f.Gamma))];
    }

    private static string B0With(string declarations)
    {
        var text = Shipped.Read(Shipped.Torchvision);
        return text[..text.IndexOf("    variant", StringComparison.Ordinal)] + $"    {declarations}\n}}\n";
    }

    private sealed record Found(int Alpha, int Beta, int Gamma, int Resolution, long Parameters, long MultiplyAdds, int Points);
}
