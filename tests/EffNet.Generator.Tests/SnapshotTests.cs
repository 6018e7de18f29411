using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>The complete text of generated files. <see cref="SnapshotRunTests"/> compiles and runs the same files.</summary>
public sealed class SnapshotTests
{
    public static string B0 => "SnapshotTests.B0";

    public static string Odd => "SnapshotTests.Odd";

    public static string Mistakes => "SnapshotTests.Mistakes";

    public static string Operators => "SnapshotTests.Operators";

    public static string Scaled => "SnapshotTests.Scaled";

    public static string Searched => "SnapshotTests.Searched";

    [Fact]
    public void B0_and_its_family_match_the_snapshots() =>
        GeneratedSnapshot.Matches(B0, Generate("models.effnet").Where(f => Path.GetFileName(f.HintName) is "EfficientNet.g.cs" or "EfficientNetB0.g.cs"));

    [Fact]
    public void Unusual_families_match_the_snapshots() => GeneratedSnapshot.Matches(Odd, Generate("odd.effnet"));

    [Fact]
    public void Files_with_mistakes_match_the_snapshots() => GeneratedSnapshot.Matches(Mistakes, Generate("mistakes.effnet"));

    [Fact]
    public void A_network_of_every_operator_matches_the_snapshots() =>
        GeneratedSnapshot.Matches(
            Operators,
            Generate("operators.effnet").Where(f => f.HintName.EndsWith("Net.g.cs", StringComparison.Ordinal) || f.HintName.EndsWith("/Basic.g.cs", StringComparison.Ordinal)));

    [Fact]
    public void A_search_and_overridden_solved_and_found_variants_match_the_snapshots() => GeneratedSnapshot.Matches(Scaled, Generate("scaled.effnet"));

    [Fact]
    public void A_search_with_networks_matches_the_snapshots() => GeneratedSnapshot.Matches(Searched, Generate("searched.effnet"));

    [Fact]
    public void A_search_with_networks_without_TorchSharp_matches_the_snapshots()
    {
        var run = Compiler.Driver([Files.Open("searched.effnet")])
            .RunGenerators(Compiler.CompilationWithoutTorch(), TestContext.Current.CancellationToken)
            .GetRunResult().Results.Single();

        GeneratedSnapshot.Matches("SnapshotTests.SearchedWithoutTorch", run.GeneratedSources.Where(f => Path.GetFileName(f.HintName) == "SearchedPair.g.cs"));
    }

    [Fact]
    public void B0_and_its_family_without_TorchSharp_match_the_snapshots()
    {
        var run = Compiler.Driver([Files.Open("models.effnet")])
            .RunGenerators(Compiler.CompilationWithoutTorch(), TestContext.Current.CancellationToken)
            .GetRunResult().Results.Single();

        GeneratedSnapshot.Matches("SnapshotTests.WithoutTorch", run.GeneratedSources.Where(f => Path.GetFileName(f.HintName) is "EfficientNet.g.cs" or "EfficientNetB0.g.cs"));
    }

    private static ImmutableArray<GeneratedSourceResult> Generate(string file) => Compiler.Run(Files.Open(file)).GeneratedSources;
}
