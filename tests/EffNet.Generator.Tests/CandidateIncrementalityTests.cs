using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>The reason for which each step ran after an edit, and the emitted files. The file has two variants and a search with two types for its three candidates.</summary>
public sealed class CandidateIncrementalityTests
{
    private const string Search =
        "search S { alpha: 1.2; beta: from 1.1 to 1.5 step 0.4; gamma: from 1 to 1.15 step 0.15; tolerance: 1; require parameters <= 9M; networks: all; }";

    private static readonly AdditionalText s_file = Files.Text("/project/tiny.effnet", Text);

    private static readonly RunReasons s_edited = new(
        Files: "Modified",
        Project: "Cached",
        References: "Cached",
        Variants: "Unchanged Unchanged Unchanged Unchanged",
        Searches: "Unchanged",
        Families: "Unchanged",
        VariantSources: "Cached Cached Cached Cached",
        SearchSources: "Cached",
        FamilySources: "Cached");

    private readonly CSharpCompilation _compilation = Compiler.Compilation();
    private readonly GeneratorDriver _driver;

    public CandidateIncrementalityTests() => _driver = Compiler.Driver([s_file]).RunGenerators(_compilation, TestContext.Current.CancellationToken);

    private static string Text => Files.Small().Replace("variant A", Search + "\n    variant A", StringComparison.Ordinal);

    [Fact]
    public void Every_network_type_of_a_search_has_its_own_file() =>
        Assert.Equal(["Tiny.g.cs", "TinyA.g.cs", "TinyB.g.cs", "TinyS.g.cs", "TinyS1.g.cs", "TinyS3.g.cs"], Names(_driver.GetRunResult().Results.Single()));

    [Fact]
    public void An_edit_of_a_variant_does_not_emit_candidates() => Assert.Equal(
        s_edited with { Variants = "Unchanged Modified Unchanged Unchanged", Families = "Modified", VariantSources = "Cached Modified Cached Cached", FamilySources = "Modified" },
        RunReasons.Of(Edit("width: 1.2", "width: 2")));

    [Fact]
    public void A_mistake_in_a_variant_does_not_emit_candidates() => Assert.Equal(
        s_edited with { Variants = "Unchanged Modified Unchanged Unchanged", Families = "Modified", VariantSources = "Cached Modified Cached Cached", FamilySources = "Modified" },
        RunReasons.Of(Edit("width: 1.2", "width: 1.2x")));

    [Theory]
    [InlineData("networks: all;", "/* every one */ networks: all;")]
    [InlineData("networks: all;", "phi: 1; networks: all;")]
    [InlineData("tolerance: 1; require", "tolerance: 1.0; require")]
    public void An_edit_of_a_search_that_does_not_change_the_model_regenerates_no_candidates(string before, string after) => Assert.Equal(
        s_edited with { Files = "Unchanged", Variants = "Cached Cached Cached Cached", Searches = "Cached", Families = "Cached" },
        RunReasons.Of(Edit(before, after)));

    [Fact]
    public void A_changed_requirement_with_the_same_candidates_regenerates_only_the_search() => Assert.Equal(
        s_edited with { Searches = "Modified", SearchSources = "Modified" },
        RunReasons.Of(Edit("<= 9M", "<= 8M")));

    [Fact]
    public void A_removed_candidate_removes_its_file_and_does_not_emit_the_others()
    {
        var result = Edit("from 1.1 to 1.5 step 0.4", "1.1");

        Assert.Equal(
            s_edited with
            {
                Variants = "Unchanged Unchanged Unchanged Removed",
                Searches = "Modified",
                VariantSources = "Cached Cached Cached Removed",
                SearchSources = "Modified",
            },
            RunReasons.Of(result));
        Assert.Equal(["Tiny.g.cs", "TinyA.g.cs", "TinyB.g.cs", "TinyS.g.cs", "TinyS1.g.cs"], Names(result));
    }

    [Fact]
    public void Removing_networks_all_removes_the_files_of_candidates()
    {
        var result = Edit("networks: all; ", string.Empty);

        Assert.Equal(
            s_edited with { Variants = "Unchanged Unchanged Removed Removed", Searches = "Modified", VariantSources = "Cached Cached Removed Removed", SearchSources = "Modified" },
            RunReasons.Of(result));
    }

    [Fact]
    public void A_search_with_too_many_networks_generates_an_empty_list_that_compiles()
    {
        var text = Text.Replace(
            Search,
            "rounding { width: divisible(1, within: 0%); } search S { alpha: 1; beta: from 1.1 to 1.6 step 0.005; gamma: 1; tolerance: 1; networks: all; }",
            StringComparison.Ordinal)
            .Replace("channels: 16", "channels: 999", StringComparison.Ordinal);
        var compilation = Compiler.Compilation(
            "class User { static string Names() => string.Join(' ', System.Linq.Enumerable.Select(Sample.TinyS.Candidates, c => c.Variant.Name)); }");

        Assert.Empty(Compiler.Compile(compilation, [Files.Text("/project/tiny.effnet", text)]));
    }

    private GeneratorRunResult Edit(string before, string after)
    {
        Assert.Contains(before, Text, StringComparison.Ordinal);
        var edited = Files.Text(s_file.Path, Text.Replace(before, after, StringComparison.Ordinal));
        return _driver.ReplaceAdditionalText(s_file, edited).RunGenerators(_compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
    }

    private static IEnumerable<string> Names(GeneratorRunResult result) =>
        result.GeneratedSources.Select(s => Path.GetFileName(s.HintName)).Order(StringComparer.Ordinal);
}
