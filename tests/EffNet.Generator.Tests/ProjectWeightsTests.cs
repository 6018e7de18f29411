using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>The members that the weights of a project add to its networks, as the package's <c>Weights.targets</c> passes them.</summary>
public sealed class ProjectWeightsTests
{
    private const string Engine = "public static global::EffNet.Inference.InferenceEngine ";
    private const string Options = "global::EffNet.Inference.InferenceOptions? options = null) => global::EffNet.Inference.InferenceEngine.";

    private static readonly AdditionalText s_file = Files.Text("/project/one.effnet", Files.Small("One"));
    private static readonly string s_loadFile = $"{Engine}Load(string path, {Options}Load(Definition.Network, path, options);";
    private static readonly string s_create = $"{Engine}Create(global::EffNet.Weights.IWeightSource weights, {Options}Create(Definition.Network, weights, options);";

    [Fact]
    public void Without_weights_no_method_that_loads_them_is_generated() => Assert.Equal([s_loadFile, s_create], EngineMethods(Run(string.Empty), "OneA"));

    [Theory]
    [InlineData("OneA")]
    [InlineData("Sample.OneA")]
    public void Embedded_weights_are_loaded_from_the_resources_of_the_assembly(string network)
    {
        var result = Run($"{network}/Embedded/{network}.safetensors/");

        Assert.Equal(
            [$"{Engine}Load({Options}LoadResource(Definition.Network, typeof(Engine).Assembly, \"EffNet.Weights.{network}\", options);", s_loadFile, s_create],
            EngineMethods(result, "OneA"));
        Assert.Equal([s_loadFile, s_create], EngineMethods(result, "OneB"));
    }

    /// <summary>The file declares the namespace Sample. Without it, the type is in the namespace of the project.</summary>
    [Fact]
    public void Weights_may_name_a_network_with_the_namespace_of_the_project()
    {
        var file = Files.Text("/project/one.effnet", Files.Small("One").Replace("namespace Sample;", string.Empty, StringComparison.Ordinal));

        var methods = EngineMethods(Run("Consumer.OneA/Embedded/OneA.pth/", file), "OneA");

        Assert.Equal(3, methods.Count);
    }

    [Fact]
    public void Weights_beside_the_program_are_loaded_from_its_folder()
    {
        var result = Run("OneA/embedded/OneA.engine/OneB/Beside/OneB.eng\"ine/");

        Assert.Contains("LoadResource(", EngineMethods(result, "OneA")[0], StringComparison.Ordinal);
        Assert.Equal(
            $"{Engine}Load({Options}Load(Definition.Network, global::System.IO.Path.Combine(global::System.AppContext.BaseDirectory, \"OneB.eng\\\"ine\"), options);",
            EngineMethods(result, "OneB")[0]);
    }

    [Fact]
    public void Members_for_weights_compile_without_a_warning_and_are_documented()
    {
        const string Source =
            "class Use { static object[] Make() => [Sample.OneA.Engine.Load(), Sample.OneB.Engine.Load(new() { Threads = 1 }), Sample.OneA.Engine.Load(\"a.engine\")]; }";
        var compilation = Compiler.CompilationWithoutTorch(Source).AddReferences(Compiler.Engine);

        Driver("OneA/Embedded/OneA.pth/OneB/Beside/OneB.engine/").RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(output.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public void Weights_add_no_members_without_EffNet_Inference()
    {
        Assert.Empty(Compiler.Compile(Compiler.CompilationWithoutTorch(), [s_file]));
        var run = Driver("OneA/Embedded/OneA.pth/").RunGenerators(Compiler.CompilationWithoutTorch(), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.DoesNotContain(run.GeneratedSources, s => s.SourceText.ToString().Contains("InferenceEngine", StringComparison.Ordinal));
    }

    /// <summary>The properties of the project are compared by their values, so that only changed weights emit files again.</summary>
    [Fact]
    public void Changed_weights_emit_only_the_file_of_their_network_and_equal_weights_none()
    {
        const string Weights = "OneA/Embedded/OneA.pth/";
        var compilation = Compiler.CompilationWithoutTorch().AddReferences(Compiler.Engine);
        var driver = Driver(Weights).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var before = Texts(driver);

        var same = driver.WithUpdatedAnalyzerConfigOptions(Compiler.Options(weights: Weights)).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var other = driver.WithUpdatedAnalyzerConfigOptions(Compiler.Options(weights: $"{Weights}OneB/Beside/OneB.pth/")).RunGenerators(
            compilation, TestContext.Current.CancellationToken);

        var reasons = RunReasons.Of(same.GetRunResult().Results.Single());
        Assert.Equal(("Unchanged", "Cached Cached"), (reasons.Project, reasons.VariantSources));
        Assert.Equal(["OneB.g.cs"], Texts(other).Where(t => before[t.Key] != t.Value).Select(t => t.Key));
    }

    private static Dictionary<string, string> Texts(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(s => Path.GetFileName(s.HintName), s => s.SourceText.ToString());

    private static GeneratorDriver Driver(string weights, AdditionalText? file = null) =>
        Compiler.Driver([file ?? s_file]).WithUpdatedAnalyzerConfigOptions(Compiler.Options(weights: weights));

    private static GeneratorRunResult Run(string weights, AdditionalText? file = null) => Driver(weights, file)
        .RunGenerators(Compiler.CompilationWithoutTorch().AddReferences(Compiler.Engine), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

    private static List<string> EngineMethods(GeneratorRunResult result, string type) =>
    [
        .. result.GeneratedSources.Single(s => Path.GetFileName(s.HintName) == $"{type}.g.cs").SourceText.ToString().Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith(Engine, StringComparison.Ordinal)),
    ];
}
