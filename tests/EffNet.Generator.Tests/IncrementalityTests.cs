using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>The reason for which each step ran after an edit. Most tests have two files with a family of two variants each.</summary>
public sealed class IncrementalityTests
{
    private static readonly AdditionalText s_one = Files.Text("/project/one.effnet", Files.Small("One"));
    private static readonly AdditionalText s_two = Files.Text("/project/two.effnet", Files.Small("Two"));

    private static readonly RunReasons s_nothing = new(
        Files: "Cached Cached",
        Project: "Cached",
        References: "Cached",
        Variants: "Cached Cached Cached Cached",
        Searches: "",
        Families: "Cached Cached",
        VariantSources: "Cached Cached Cached Cached",
        SearchSources: "",
        FamilySources: "Cached Cached");

    /// <summary>The references of a new compilation are read again, and they are unchanged.</summary>
    private static readonly RunReasons s_nothingButReferences = s_nothing with { References = "Unchanged" };

    private readonly CSharpCompilation _compilation = Compiler.Compilation("class First;");
    private readonly GeneratorDriver _driver;
    private readonly int _compilations;

    public IncrementalityTests()
    {
        _driver = Compiler.Driver([s_one, s_two]).RunGenerators(_compilation, TestContext.Current.CancellationToken);
        _compilations = CompilationCache.Compilations;
    }

    private int NewCompilations => CompilationCache.Compilations - _compilations;

    [Fact]
    public void The_generator_has_exactly_the_named_steps_that_tests_compare()
    {
        var named = Compiler.Run(Files.Open("scaled.effnet")).TrackedSteps.Keys.Where(name => name.StartsWith("EffNet.", StringComparison.Ordinal));

        Assert.Equal(
            [
                TrackingNames.Families,
                TrackingNames.Files,
                TrackingNames.Project,
                TrackingNames.ProjectErrors,
                TrackingNames.References,
                TrackingNames.Searches,
                TrackingNames.SharedTypes,
                TrackingNames.Variants,
            ],
            named.Order(StringComparer.Ordinal));
    }

    /// <summary>Shared types are searched again after every edit of a model. Later steps run only if the shared types changed.</summary>
    [Fact]
    public void A_type_that_a_second_file_declares_too_is_generated_only_for_the_first_file()
    {
        var clash = Files.Text("/project/two.effnet", Files.Small("One"));

        var result = Run(_driver.ReplaceAdditionalText(s_two, clash), _compilation);

        Assert.Equal(IncrementalStepRunReason.Modified, ReasonOf(result, TrackingNames.SharedTypes));
        Assert.Equal(3, result.GeneratedSources.Length);
        Assert.All(result.GeneratedSources, source => Assert.StartsWith("one.effnet/", source.HintName, StringComparison.Ordinal));
        Assert.Equal(
            IncrementalStepRunReason.Unchanged,
            ReasonOf(Run(_driver.ReplaceAdditionalText(s_two, Files.Text("/project/two.effnet", Files.Small("Two", second: "phi: 1;"))), _compilation), TrackingNames.SharedTypes));
        Assert.Equal(IncrementalStepRunReason.Cached, ReasonOf(Run(_driver, _compilation), TrackingNames.SharedTypes));
    }

    private static IncrementalStepRunReason ReasonOf(GeneratorRunResult result, string step) => result.TrackedSteps[step].Single().Outputs.Single().Reason;

    [Theory]
    [InlineData("class First { int _edited; }")]
    [InlineData("class First; // edited")]
    [InlineData("class First; using")]
    [InlineData("")]
    public void An_edit_of_a_CSharp_file_runs_no_step(string edited)
    {
        var result = Run(_driver, Compiler.Compilation(edited));

        Assert.Equal(s_nothingButReferences, RunReasons.Of(result));
        Assert.Equal(0, NewCompilations);
    }

    [Fact]
    public void A_new_CSharp_file_runs_no_step()
    {
        var other = CSharpSyntaxTree.ParseText("class Other;", cancellationToken: TestContext.Current.CancellationToken);

        var result = Run(_driver, _compilation.AddSyntaxTrees(other));

        Assert.Equal(s_nothingButReferences, RunReasons.Of(result));
        Assert.Equal(0, NewCompilations);
    }

    [Theory]
    [InlineData("variant A", "// a comment\n    variant A")]
    [InlineData("variant A", "/* one */ variant /* two */ A")]
    [InlineData("variant A", "\n\n\tvariant   A")]
    [InlineData("\n", "\r\n")]
    [InlineData("classes: 10;", "classes: 1e1;")]
    public void An_edit_that_does_not_change_the_model_regenerates_nothing(string before, string after)
    {
        var result = Run(Edit(before, after));

        Assert.Equal(s_nothing with { Files = "Unchanged Cached" }, RunReasons.Of(result));
        Assert.Equal(1, NewCompilations);
    }

    [Fact]
    public void An_edit_of_one_variant_regenerates_only_that_variant_and_its_family()
    {
        var result = Run(Edit("width: 1.2", "width: 2.0"));

        Assert.Equal(
            s_nothing with
            {
                Files = "Modified Cached",
                Variants = "Unchanged Modified Cached Cached",
                Families = "Modified Cached",
                VariantSources = "Cached Modified Cached Cached",
                FamilySources = "Modified Cached",
            },
            RunReasons.Of(result));
        Assert.Equal(["One.g.cs", "OneB.g.cs"], Changed(result));
        Assert.Equal(1, NewCompilations);
    }

    [Fact]
    public void An_edit_of_a_variant_that_does_not_change_costs_does_not_emit_the_family()
    {
        var result = Run(Edit("width: 1.2;", "width: 1.2; dropout: 0.5;"));

        Assert.Equal(
            s_nothing with
            {
                Files = "Modified Cached",
                Variants = "Unchanged Modified Cached Cached",
                Families = "Unchanged Cached",
                VariantSources = "Cached Modified Cached Cached",
            },
            RunReasons.Of(result));
        Assert.Equal(["OneB.g.cs"], Changed(result));
    }

    [Fact]
    public void A_mistake_in_one_variant_regenerates_only_that_variant_and_its_family()
    {
        var result = Run(Edit("width: 1.2", "width: 1.2x"));

        Assert.Equal(
            s_nothing with
            {
                Files = "Modified Cached",
                Variants = "Unchanged Modified Cached Cached",
                Families = "Modified Cached",
                VariantSources = "Cached Modified Cached Cached",
                FamilySources = "Modified Cached",
            },
            RunReasons.Of(result));
        Assert.Equal(["One.g.cs", "OneB.g.cs"], Changed(result));
    }

    [Fact]
    public void An_edit_of_the_table_regenerates_every_variant_of_its_family()
    {
        var result = Run(Edit("layers: 2", "layers: 3"));

        Assert.Equal(
            s_nothing with
            {
                Files = "Modified Cached",
                Variants = "Modified Modified Cached Cached",
                Families = "Modified Cached",
                VariantSources = "Modified Modified Cached Cached",
                FamilySources = "Modified Cached",
            },
            RunReasons.Of(result));
    }

    [Fact]
    public void Adding_a_variant_regenerates_only_its_file_and_that_of_its_family()
    {
        var result = Run(Edit("width: 1.2; }", "width: 1.2; }\n    variant C { width: 3; }"));

        Assert.Equal(
            s_nothing with
            {
                Files = "Modified Cached",
                Variants = "Unchanged Unchanged New Cached Cached",
                Families = "Modified Cached",
                VariantSources = "Cached Cached New Cached Cached",
                FamilySources = "Modified Cached",
            },
            RunReasons.Of(result));
        Assert.Equal(["One.g.cs", "OneC.g.cs"], Changed(result));
    }

    [Fact]
    public void A_new_effnet_file_regenerates_only_its_own_types()
    {
        var result = Run(_driver.AddAdditionalTexts([Files.Text("/project/three.effnet", Files.Small("Three"))]));

        Assert.Equal(
            new RunReasons(
                Files: "Cached Cached New",
                Project: "Cached",
                References: "Cached",
                Variants: "Cached Cached Cached Cached New New",
                Searches: "",
                Families: "Cached Cached New",
                VariantSources: "Cached Cached Cached Cached New New",
                SearchSources: "",
                FamilySources: "Cached Cached New"),
            RunReasons.Of(result));
        Assert.Equal(["Three.g.cs", "ThreeA.g.cs", "ThreeB.g.cs"], Changed(result));
        Assert.Equal(1, NewCompilations);
    }

    [Fact]
    public void A_removed_effnet_file_removes_its_types_and_runs_no_other_step()
    {
        var result = Run(_driver.RemoveAdditionalTexts([s_one]));

        Assert.Equal(
            new RunReasons(
                Files: "Removed Cached",
                Project: "Cached",
                References: "Cached",
                Variants: "Removed Removed Cached Cached",
                Searches: "",
                Families: "Removed Cached",
                VariantSources: "Removed Removed Cached Cached",
                SearchSources: "",
                FamilySources: "Removed Cached"),
            RunReasons.Of(result));
        Assert.Equal(["Two.g.cs", "TwoA.g.cs", "TwoB.g.cs"], result.GeneratedSources.Select(s => Path.GetFileName(s.HintName)).Order(StringComparer.Ordinal));
        Assert.Equal(0, NewCompilations);
    }

    [Fact]
    public void Another_order_of_effnet_files_runs_no_step()
    {
        var result = Run(_driver.ReplaceAdditionalTexts([s_two, s_one]));

        Assert.Equal(s_nothing, RunReasons.Of(result));
        Assert.Equal(0, NewCompilations);
    }

    [Fact]
    public void A_new_additional_file_of_another_kind_runs_no_step()
    {
        var result = Run(_driver.AddAdditionalTexts([Files.Text("/project/notes.txt", Files.Small("Three"))]));

        Assert.Equal(s_nothing, RunReasons.Of(result));
        Assert.Equal(0, NewCompilations);
    }

    [Fact]
    public void Another_root_namespace_regenerates_all_files_and_compiles_none_again()
    {
        var result = Run(_driver.WithUpdatedAnalyzerConfigOptions(Compiler.Options(rootNamespace: "Renamed")));

        Assert.Equal(
            s_nothing with
            {
                Project = "Modified",
                VariantSources = "Modified Modified Modified Modified",
                FamilySources = "Modified Modified",
            },
            RunReasons.Of(result));
        Assert.Empty(Changed(result));
        Assert.Equal(0, NewCompilations);
    }

    [Fact]
    public void A_change_of_an_unrelated_property_regenerates_nothing()
    {
        var result = Run(_driver.WithUpdatedAnalyzerConfigOptions(Compiler.Options(other: "edited")));

        Assert.Equal(s_nothing with { Project = "Unchanged" }, RunReasons.Of(result));
        Assert.Equal(0, NewCompilations);
    }

    [Theory]
    [InlineData("width: 1.2; depth: 1.4;", "width: 1.3; depth: 1.4;", "Modified", "Modified", "Cached Cached Cached Modified Cached Cached Cached Cached")]
    [InlineData("resolution: 300; dropout: 0.3;", "resolution: 300; dropout: 0.4;", "Modified", "Cached", "Cached Cached Cached Modified Cached Cached Cached Cached")]
    [InlineData("alpha: 1.2", "alpha: 1.21", "Unchanged", "Cached", "Cached Cached Cached Cached Cached Cached Cached Cached")]
    public void Changing_one_number_of_the_shipped_file_regenerates_only_the_affected_types(string before, string after, string file, string family, string variants)
    {
        var models = Files.Open("models.effnet");
        Assert.Contains(before, Files.Read("models.effnet"), StringComparison.Ordinal);
        var edited = Files.Read("models.effnet").Replace(before, after, StringComparison.Ordinal);
        var driver = Compiler.Driver([models]).RunGenerators(_compilation, TestContext.Current.CancellationToken);

        var reasons = RunReasons.Of(Run(driver.ReplaceAdditionalText(models, Files.Text(models.Path, edited))));

        Assert.Equal((file, variants, family), (reasons.Files, reasons.VariantSources, reasons.FamilySources));
    }

    private GeneratorRunResult Run(GeneratorDriver driver, CSharpCompilation? compilation = null) =>
        driver.RunGenerators(compilation ?? _compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

    private GeneratorDriver Edit(string before, string after)
    {
        var text = Files.Small("One");
        Assert.Contains(before, text, StringComparison.Ordinal);
        return _driver.ReplaceAdditionalText(s_one, Files.Text(s_one.Path, text.Replace(before, after, StringComparison.Ordinal)));
    }

    private IEnumerable<string> Changed(GeneratorRunResult result)
    {
        var old = _driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
        return result.GeneratedSources
            .Where(s => old.GetValueOrDefault(s.HintName) != s.SourceText.ToString())
            .Select(s => Path.GetFileName(s.HintName))
            .Order(StringComparer.Ordinal);
    }
}
