using EffNet.Language.Model;

namespace EffNet.Language.Tests.Searches;

/// <summary>A search with <c>networks: all</c> has a type for every candidate. Candidates that differ only in resolution share a type.</summary>
public sealed class CandidateNetworkTests
{
    private const string Axes = "alpha: from 1.0 to 1.4 step 0.2; beta: from 1.1 to 1.2 step 0.1; gamma: from 1.1 to 1.2 step 0.1; tolerance: 0.3;";

    [Fact]
    public void Without_networks_all_no_candidate_of_a_search_has_a_network()
    {
        var search = Search(Source.WithVariant($"search Grid {{ {Axes} }}"));

        Assert.False(search.HasNetworks);
        Assert.Empty(search.Networks);
        Assert.All(search.Candidates, c => Assert.Null(c.NetworkType));
    }

    [Fact]
    public void Networks_all_does_not_change_the_candidates_of_a_search()
    {
        var (without, with) = (Search(Source.WithVariant($"search Grid {{ {Axes} }}")), Search(Source.WithVariant($"search Grid {{ {Axes} networks: all; }}")));

        Assert.Equal(without.Candidates, with.Candidates.Select(c => c with { NetworkType = null }));
    }

    [Fact]
    public void A_network_type_has_the_network_of_its_first_candidate_and_lists_all_its_candidates()
    {
        var search = Search(Source.WithVariant($"search Grid {{ {Axes} networks: all; }}"));

        Assert.True(search.Networks.Count < search.Candidates.Count);
        Assert.Equal(Enumerable.Range(1, search.Candidates.Count), search.Networks.SelectMany(n => n.Candidates!.Candidates).Order());
        foreach (var type in search.Networks)
        {
            foreach (var number in type.Candidates!.Candidates)
            {
                var candidate = search.Candidates[number - 1];
                var hand = Effnet.Network(Source.WithVariant(FormattableString.Invariant(
                    $"variant X {{ width: {candidate.Scale.Width}; depth: {candidate.Scale.Depth}; resolution: {candidate.Scale.Resolution}; }}")));
                Assert.Equal(type.TypeName, candidate.NetworkType);
                Assert.Equal(hand.Nodes.Select(n => (n.Path, n.Operation)), type.Network!.Nodes.Select(n => (n.Path, n.Operation)));
            }

            Assert.Equal((FormattableString.Invariant($"Grid{type.Candidates.Candidates[0]}"), $"Net{type.Name}"), (type.Name, type.TypeName));
            Assert.Equal(search.Candidates[type.Candidates.Candidates[0] - 1].Scale, type.Definition!.Scale);
        }
    }

    [Fact]
    public void Candidates_that_differ_in_resolution_are_listed_with_their_shared_type()
    {
        var search = Search(Source.WithVariant("search Grid { alpha: 1.2; beta: 1.1; gamma: from 1.1 to 1.2 step 0.05; tolerance: 0.3; networks: all; }"));

        Assert.Equal(
            "Candidate 1 of search Grid, with alpha: 1.2, beta: 1.1, gamma: 1.1. Candidates 2, 3 differ from it in resolution alone and have the same type.",
            Assert.Single(search.Networks).Origin);
    }

    [Fact]
    public void Candidates_that_differ_in_a_shortcut_have_different_network_types()
    {
        // At 2 pixels, the map after the stem is 1 x 1. The strided block does not reduce it and therefore has a shortcut.
        var text = Source.Alone(
            "search Grid { alpha: 1; beta: 1; gamma: from 1 to 1.5 step 0.5; tolerance: 1; networks: all; }",
            ("input", "input: image(channels: 3, size: 2);"),
            ("scaling", string.Empty),
            ("stem", "stem: conv(kernel: 3, stride: 2, channels: 8);"),
            ("body", "body: mbconv(kernel: 3, stride: 2, expand: 2, channels: 8, layers: 1);"),
            ("top", "top: head(pool: average);"));
        var search = Search(text);

        Assert.Equal(2, search.Candidates.Count);
        Assert.Equal([1, 0], search.Networks.Select(n => n.Network!.Nodes.Count(node => node.Name == "Residual")));
    }

    [Fact]
    public void A_search_may_have_64_network_types()
    {
        var search = Search(Source.Alone(
            "search Grid { alpha: 1; beta: from 1 to 1.315 step 0.005; gamma: 1; tolerance: 1; networks: all; }",
            ("scaling", "rounding { width: divisible(1, within: 0%); }"),
            ("top", "top: head(channels: 512, pool: average);")));

        Assert.Equal(64, search.Networks.Count);
    }

    [Fact]
    public void A_search_with_65_network_types_is_an_error_that_keeps_the_candidates()
    {
        var compiled = ModelCompiler.Compile(Source.Alone(
            "search Grid { alpha: 1; beta: from 1 to 1.32 step 0.005; gamma: 1; tolerance: 1; networks: all; }",
            ("scaling", "rounding { width: divisible(1, within: 0%); }"),
            ("top", "top: head(channels: 512, pool: average);")));
        var search = compiled.Model.Families[0].Searches.Single();

        var diagnostic = Assert.Single(compiled.Diagnostics);
        Assert.Equal("EFN2013", diagnostic.Rule.Id);
        Assert.StartsWith("The candidates of search 'Grid' need 65 network types, but the limit is 64. ", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal((65, 0, true), (search.Candidates.Count, search.Networks.Count, search.HasNetworks));
    }

    [Fact]
    public void A_variant_with_the_name_of_a_network_type_of_a_search_is_an_error() => Mistake.IsReportedOnce(
        "EFN1102", Source.WithVariant("variant Grid1 { phi: 0; } search «Grid» { alpha: 1.2; beta: 1.1; gamma: 1.15; networks: all; }"), "Grid1");

    [Theory]
    [InlineData("", "NetGrid2")]
    [InlineData("type: Wide;", "Grid2")]
    public void A_variant_with_the_name_of_a_candidate_that_shares_a_type_is_an_error(string settings, string name)
    {
        const string Search = "search Grid { alpha: 1.2; beta: 1.1; gamma: from 1.1 to 1.2 step 0.05; tolerance: 0.3; networks: all; }";
        var text = Source.WithVariant($"{Search}\nvariant Grid2 {{ phi: 0; {settings} }}");
        var line = text[..text.IndexOf("variant Grid2", StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        var diagnostic = Assert.Single(ModelCompiler.Compile(text).Diagnostics);

        Assert.Equal("EFN1102", diagnostic.Rule.Id);
        Assert.Equal("Grid", text.Substring(diagnostic.Span.Start, diagnostic.Span.Length));
        Assert.Equal(
            $"Candidate 2 of search 'Grid' and variant 'Grid2' (line {line}) are both called '{name}'; rename one of them. Names must differ by more than case.",
            diagnostic.Message);
    }

    [Fact]
    public void A_search_with_the_name_of_a_candidate_of_another_search_is_an_error()
    {
        const string Axes = "{ alpha: 1.2; beta: 1.1; gamma: from 1.1 to 1.2 step 0.05; tolerance: 0.3; networks: all; }";
        var text = Source.WithVariant($"search Grid {Axes}\nsearch Grid2 {Axes}");
        var line = text[..text.IndexOf("search Grid ", StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        Assert.Equal(
            $"Search 'Grid2' and candidate 2 of search 'Grid' (line {line}) are both called 'NetGrid2'; rename one of them. Names must differ by more than case.",
            Assert.Single(ModelCompiler.Compile(text).Diagnostics).Message);
    }

    private static SearchModel Search(string text) => Effnet.CompileCleanly(text).Model.Families[0].Searches.Single();
}
