using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>The reason for which each step ran after an edit of a file with two variants and a search, and the emitted files.</summary>
public sealed class SearchIncrementalityTests
{
    private const string Search =
        "scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15); search S { alpha: from 1.1 to 1.3 step 0.1; beta: 1.1; gamma: 1.15; require flops <= 1M; }";

    private static readonly AdditionalText s_file = Files.Text("/project/tiny.effnet", Text);

    private static readonly RunReasons s_nothing = new(
        Files: "Cached",
        Project: "Cached",
        References: "Cached",
        Variants: "Cached Cached",
        Searches: "Cached",
        Families: "Cached",
        VariantSources: "Cached Cached",
        SearchSources: "Cached",
        FamilySources: "Cached");

    private static readonly RunReasons s_edited = s_nothing with { Files = "Modified", Variants = "Unchanged Unchanged", Searches = "Unchanged", Families = "Unchanged" };

    private readonly CSharpCompilation _compilation = Compiler.Compilation();
    private readonly GeneratorDriver _driver;

    public SearchIncrementalityTests() => _driver = Compiler.Driver([s_file]).RunGenerators(_compilation, TestContext.Current.CancellationToken);

    private static string Text => Files.Small().Replace("variant A", Search + "\n    variant A", StringComparison.Ordinal);

    [Fact]
    public void A_search_has_its_own_file() =>
        Assert.Equal(["Tiny.g.cs", "TinyA.g.cs", "TinyB.g.cs", "TinyS.g.cs"], Names(_driver.GetRunResult().Results.Single()));

    [Theory]
    [InlineData("flops <= 1M", "flops <= 0.9M")]
    [InlineData("to 1.3", "to 1.4")]
    [InlineData("gamma: 1.15; require", "gamma: 1.2; require")]
    public void An_edit_of_a_search_emits_only_the_search(string before, string after)
    {
        var result = Edit(before, after);

        Assert.Equal(s_edited with { Searches = "Modified", SearchSources = "Modified" }, RunReasons.Of(result));
    }

    [Theory]
    [InlineData("search S", "search /* a comment */ S")]
    [InlineData("gamma: 1.15; require", "gamma: 1.15; phi: 1; require")]
    [InlineData("beta: 1.1; gamma: 1.15; require", "gamma: 1.15; beta: 1.1; require")]
    public void An_edit_of_a_search_without_effect_emits_nothing(string before, string after) =>
        Assert.Equal(s_nothing with { Files = "Unchanged" }, RunReasons.Of(Edit(before, after)));

    [Fact]
    public void An_edit_of_a_variant_does_not_emit_the_search()
    {
        var reasons = RunReasons.Of(Edit("width: 1.2", "width: 2"));

        Assert.Equal(
            s_edited with { Variants = "Unchanged Modified", Families = "Modified", VariantSources = "Cached Modified", FamilySources = "Modified" },
            reasons);
    }

    [Fact]
    public void An_edit_of_the_stage_table_emits_the_search_too()
    {
        var reasons = RunReasons.Of(Edit("layers: 2", "layers: 3"));

        Assert.Equal(
            s_nothing with
            {
                Files = "Modified",
                Variants = "Modified Modified",
                Searches = "Modified",
                Families = "Modified",
                VariantSources = "Modified Modified",
                SearchSources = "Modified",
                FamilySources = "Modified",
            },
            reasons);
    }

    [Fact]
    public void A_new_type_of_a_search_emits_itself_and_the_family_but_not_the_search()
    {
        var result = Edit("flops <= 1M;", "flops <= 1M; type T { alpha: 1.2; beta: 1.1; gamma: 1.15; }");

        Assert.Equal(
            s_edited with
            {
                Variants = "Unchanged Unchanged New",
                Families = "Modified",
                VariantSources = "Cached Cached New",
                FamilySources = "Modified",
            },
            RunReasons.Of(result));
        Assert.Contains("TinyT.g.cs", Names(result));
    }

    [Fact]
    public void A_search_without_candidates_generates_an_empty_list()
    {
        var result = Edit("flops <= 1M", "flops <= 1");

        Assert.Equal(s_edited with { Searches = "Modified", SearchSources = "Modified" }, RunReasons.Of(result));
        Assert.Contains(
            "[\n    ];", result.GeneratedSources.Single(s => s.HintName.EndsWith("TinyS.g.cs", StringComparison.Ordinal)).SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_search_removes_its_file()
    {
        var result = Edit(Search, "scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);");

        Assert.Equal(s_edited with { Searches = "Removed", SearchSources = "Removed" }, RunReasons.Of(result));
        Assert.DoesNotContain("TinyS.g.cs", Names(result));
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
