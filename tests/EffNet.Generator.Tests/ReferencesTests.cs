using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>The references of a project decide whether code is generated; they do not compile files again.</summary>
public sealed class ReferencesTests
{
    private static readonly AdditionalText s_file = Files.Open("scaled.effnet");

    private readonly CSharpCompilation _compilation = Compiler.Compilation("class First;");
    private readonly GeneratorDriver _driver;
    private readonly int _compilations;

    public ReferencesTests()
    {
        _driver = Compiler.Driver([s_file]).RunGenerators(_compilation, TestContext.Current.CancellationToken);
        _compilations = CompilationCache.Compilations;
    }

    public static TheoryData<string> Libraries { get; } = ["Variants", "TorchSharp", "Variants TorchSharp"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Without_the_libraries_of_generated_code_no_type_is_generated(string missing)
    {
        var result = Compiler.Driver([s_file]).RunGenerators(Without(missing), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.Null(result.Exception);
        AssertNoType(result.GeneratedSources.Select(source => source.SyntaxTree));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_reference_that_is_removed_and_added_again_regenerates_all_files_and_compiles_none_again(string missing)
    {
        var gone = _driver.RunGenerators(Without(missing), TestContext.Current.CancellationToken);
        var back = gone.RunGenerators(_compilation, TestContext.Current.CancellationToken);

        AssertNoType(gone.GetRunResult().GeneratedTrees);
        Assert.Equal("Modified", RunReasons.Of(gone.GetRunResult().Results.Single()).References);
        Assert.Equal(Texts(_driver), Texts(back));
        Assert.Equal("Modified", RunReasons.Of(back.GetRunResult().Results.Single()).References);
        Assert.Equal(_compilations, CompilationCache.Compilations);
    }

    [Fact]
    public void Removing_EffNet_removes_the_modules_and_compiles_no_file_again()
    {
        var gone = _driver.RunGenerators(Compiler.CompilationWithoutTorch("class First;"), TestContext.Current.CancellationToken);

        Assert.Equal(_driver.GetRunResult().GeneratedTrees.Select(tree => tree.FilePath), gone.GetRunResult().GeneratedTrees.Select(tree => tree.FilePath));
        Assert.All(Texts(gone), text => Assert.DoesNotContain("TorchSharp.torch", text, StringComparison.Ordinal));
        Assert.Equal(_compilations, CompilationCache.Compilations);
    }

    [Fact]
    public void A_new_unrelated_reference_regenerates_nothing()
    {
        var other = MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location);

        var result = _driver.RunGenerators(_compilation.AddReferences(other), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        var reasons = RunReasons.Of(result);
        Assert.Equal("Unchanged", reasons.References);
        Assert.Equal(
            ("Cached", "Cached Cached Cached", "Cached", "Cached"),
            (reasons.Files, reasons.VariantSources, reasons.SearchSources, reasons.FamilySources));
    }

    private static CSharpCompilation Without(string libraries) => Compiler.Compilation("class First;").RemoveReferences(
        libraries.Split(' ').Select(name => name == "Variants" ? Compiler.Variants : Compiler.TorchSharp));

    private static void AssertNoType(IEnumerable<SyntaxTree> trees) => Assert.All(
        trees,
        tree => Assert.Empty(tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<BaseTypeDeclarationSyntax>()));

    private static IEnumerable<string> Texts(GeneratorDriver driver) => driver.GetRunResult().Results.Single().GeneratedSources.Select(s => s.SourceText.ToString());
}
