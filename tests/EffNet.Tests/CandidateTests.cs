using EffNet.Networks;
using EffNet.Tests.Models;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>A candidate of a search creates the same network as a variant with the same factors. <c>searched.effnet</c> declares both.</summary>
public sealed class CandidateTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, SearchedGrid.Candidates.Count)];

    [Fact]
    public void Candidates_and_the_variants_of_the_same_file_have_equal_factors() =>
        Assert.Equal(Searched.Variants.Select(v => (v.Width, v.Depth, v.Resolution)), SearchedGrid.Candidates.Select(c => (c.Width, c.Depth, c.Resolution)));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Search_candidate_has_the_costs_and_nodes_of_the_variant_with_its_factors(int number)
    {
        var (candidate, hand) = (SearchedGrid.Candidates[number - 1], Searched.Variants[number - 1]);

        Assert.Equal((hand.Parameters, hand.Flops), (candidate.Parameters, candidate.Flops));
        Assert.Equal(Figures(hand), Figures(candidate.Variant));
        Assert.Equal(hand.Network.Nodes, candidate.Variant.Network.Nodes);
        Assert.Equal(($"Grid{number}", "Searched"), (candidate.Variant.Name, candidate.Variant.Family));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Search_candidate_computes_the_same_as_the_variant_with_its_factors(int number)
    {
        using var scope = NewDisposeScope();
        var (made, hand) = (SearchedGrid.Candidates[number - 1].Create(classes: 7), Searched.Variants[number - 1].Create(7, 3, null, null));
        Assert.Equal(hand.state_dict().Select(Describe), made.state_dict().Select(Describe));
        hand.load_state_dict(made.state_dict());
        var images = rand(2, 3, made.Declaration.Resolution, made.Declaration.Resolution);

        Assert.Equal(0, Difference(made.call(images), hand.call(images)));
        made.eval();
        hand.eval();
        Assert.Equal(0, Difference(made.call(images), hand.call(images)));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Network_created_from_a_candidate_has_the_candidate_as_its_declaration(int number)
    {
        var candidate = SearchedGrid.Candidates[number - 1];
        using var network = candidate.Create();

        Assert.Same(candidate.Variant, network.Declaration);
        Assert.Equal((5, 3, candidate.Resolution), (network.ClassCount, network.InputChannels, network.Network.Input.Height));
    }

    [Fact]
    public void Candidates_that_differ_only_in_resolution_share_one_type()
    {
        string[] types = [nameof(SearchedGrid1), nameof(SearchedGrid2), nameof(SearchedGrid2), nameof(SearchedGrid4), nameof(SearchedGrid4), nameof(SearchedGrid6)];

        Assert.Equal(types, SearchedGrid.Candidates.Select(c => c.Variant.TypeName));
        Assert.Equal(types, SearchedGrid.Variants.Select(TypeOfNew));
    }

    [Fact]
    public void New_instance_of_a_shared_type_declares_the_first_candidate_of_the_type()
    {
        using var network = new SearchedGrid4();

        Assert.Same(SearchedGrid.Variants[3], network.Declaration);
        Assert.Equal(SearchedGrid4.Resolution, SearchedGrid.Candidates[3].Resolution);
        Assert.Equal(SearchedGrid4.Flops, SearchedGrid.Candidates[3].Flops);
    }

    [Fact]
    public void Siblings_of_a_candidate_are_all_candidates_of_the_search() => Assert.All(SearchedGrid.Variants, v => Assert.Same(SearchedGrid.Variants, v.Siblings!()));

    [Fact]
    public void Create_of_a_candidate_uses_all_its_arguments()
    {
        using var network = SearchedGrid.Candidates[2].Create(classes: 0, inputChannels: 1, CPU, ScalarType.Float64, initialize: false);

        Assert.Equal((0, 1), (network.ClassCount, network.InputChannels));
        Assert.All(network.parameters(), p => Assert.Equal(ScalarType.Float64, p.dtype));
        Assert.All(network.parameters().Where(p => p.ndim == 4), p => Assert.Equal(0, p.abs().max().item<double>()));
    }

    private static string TypeOfNew(ModuleVariant variant)
    {
        using var network = variant.Create(2, 3, null, null);
        return network.GetType().Name;
    }

    private static (long, long, int, double, double, Padding, double, int, int, long) Figures(NetworkVariant v) => (
        v.Parameters, v.Flops, v.Resolution, v.Width, v.Depth, v.Padding, v.BatchNormEpsilon, v.ClassCount, v.InputChannels, v.ParametersWithoutClassifier);

    private static float Difference(Tensor one, Tensor other) => (one - other).abs().max().item<float>();

    private static string Describe(KeyValuePair<string, Tensor> entry) => $"{entry.Key} {string.Join("x", entry.Value.shape)} {entry.Value.dtype}";
}
