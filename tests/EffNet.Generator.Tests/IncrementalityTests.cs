using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace EffNet.Generator.Tests;

/// <summary>Why each step ran after an edit. The counter of compilations is per process: these tests run one at a time.</summary>
[Collection(nameof(IncrementalityTests))]
public sealed class IncrementalityTests
{
    private static readonly AdditionalText s_one = Files.Text("/project/one.effnet", Files.Small("One"));
    private static readonly AdditionalText s_two = Files.Text("/project/two.effnet", Files.Small("Two"));

    [Fact]
    public void An_edit_of_a_C_sharp_file_compiles_no_model_and_emits_nothing()
    {
        var (driver, compilation) = FirstRun();
        var before = CompilationCache.Compilations;

        var result = Run(driver, compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other;", cancellationToken: TestContext.Current.CancellationToken)));

        Assert.Equal(before, CompilationCache.Compilations);
        Assert.All(Reasons(result, TrackingNames.Files), r => Assert.Equal(Reason.Cached, r));
        Assert.All(OutputReasons(result), r => Assert.Equal(Reason.Cached, r));
    }

    [Fact]
    public async Task The_analyzer_compiles_no_model_again_after_the_generator_did()
    {
        var (_, _) = FirstRun();
        var before = CompilationCache.Compilations;

        await Compiler.Analyze(s_one, s_two);
        await Compiler.Analyze(s_one, s_two);

        Assert.Equal(before, CompilationCache.Compilations);
    }

    [Fact]
    public void An_edit_of_a_comment_or_of_layout_emits_nothing()
    {
        var (driver, compilation) = FirstRun();

        var result = Run(Replace(driver, "// a comment\n\n" + Files.Small("One").Replace("\n", "\r\n", StringComparison.Ordinal)), compilation);

        Assert.Equal([Reason.Unchanged, Reason.Cached], Reasons(result, TrackingNames.Files).Order());
        Assert.All(OutputReasons(result), r => Assert.Equal(Reason.Cached, r));
    }

    [Fact]
    public void An_edit_of_one_variant_emits_that_variant_and_its_family()
    {
        var (driver, compilation) = FirstRun();

        var result = Run(Replace(driver, Files.Small("One", second: "width: 2.0;")), compilation);

        Assert.Equal(["One.g.cs", "OneB.g.cs"], Changed(result, driver));
        Assert.Equal(2, OutputReasons(result).Count(r => r == Reason.Modified));
    }

    [Fact]
    public void An_edit_that_leaves_costs_alone_does_not_emit_the_family()
    {
        var (driver, compilation) = FirstRun();

        var result = Run(Replace(driver, Files.Small("One", second: "width: 1.2; dropout: 0.5;")), compilation);

        Assert.Equal(["OneB.g.cs"], Changed(result, driver));
        Assert.Equal(1, OutputReasons(result).Count(r => r == Reason.Modified));
    }

    [Fact]
    public void A_new_file_emits_its_own_types_only()
    {
        var (driver, compilation) = FirstRun();

        var result = Run(driver.AddAdditionalTexts([Files.Text("/project/three.effnet", Files.Small("Three"))]), compilation);

        Assert.Equal(9, result.GeneratedSources.Length);
        Assert.Equal(3, OutputReasons(result).Count(r => r == Reason.New));
        Assert.Equal(6, OutputReasons(result).Count(r => r == Reason.Cached));
    }

    [Fact]
    public void A_removed_file_takes_its_types_along()
    {
        var (driver, compilation) = FirstRun();

        var result = Run(driver.RemoveAdditionalTexts([s_one]), compilation);

        Assert.Equal(["Two.g.cs", "TwoA.g.cs", "TwoB.g.cs"], result.GeneratedSources.Select(s => Path.GetFileName(s.HintName)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(OutputReasons(result), r => r is Reason.New or Reason.Modified);
    }

    private static (GeneratorDriver Driver, CSharpCompilation Compilation) FirstRun()
    {
        var compilation = Compiler.Compilation("class First;");
        return (Compiler.Driver([s_one, s_two]).RunGenerators(compilation, TestContext.Current.CancellationToken), compilation);
    }

    private static GeneratorDriver Replace(GeneratorDriver driver, string content) =>
        driver.ReplaceAdditionalText(s_one, Files.Text(s_one.Path, content));

    private static GeneratorRunResult Run(GeneratorDriver driver, CSharpCompilation compilation) =>
        driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

    private static IEnumerable<Reason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static List<Reason> OutputReasons(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private static IEnumerable<string> Changed(GeneratorRunResult result, GeneratorDriver before)
    {
        var old = before.GetRunResult().Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
        return result.GeneratedSources
            .Where(s => !old.TryGetValue(s.HintName, out var text) || text != s.SourceText.ToString())
            .Select(s => Path.GetFileName(s.HintName))
            .Order(StringComparer.Ordinal);
    }
}
