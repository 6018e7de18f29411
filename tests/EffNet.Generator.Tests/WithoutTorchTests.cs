using System.Reflection;
using EffNet.Generator.Tests.Analysis;
using EffNet.Networks;
using EffNet.Pictures;
using EffNet.Weights;
using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>Generated code in a project that references only libraries without TorchSharp.</summary>
public sealed class WithoutTorchTests
{
    public static TheoryData<string> ModelFiles { get; } =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "*.effnet").Select(path => Path.GetFileName(path)).Except(["mistakes.effnet"]).Order(StringComparer.Ordinal)
    ];

    [Theory]
    [MemberData(nameof(ModelFiles))]
    public void Every_file_compiles_without_warnings_in_a_project_without_TorchSharp(string file)
    {
        var run = Compiler.Driver([Files.Open(file)]).RunGenerators(Compiler.CompilationWithoutTorch(), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.Empty(Compiler.Compile(Compiler.CompilationWithoutTorch(), [Files.Open(file)]));
        Assert.NotEmpty(run.GeneratedSources);
        Assert.All(run.GeneratedSources, source => Assert.DoesNotContain("TorchSharp.torch", source.SourceText.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_generated_type_without_TorchSharp_has_all_static_members_except_Load()
    {
        var without = Load(Compiler.CompilationWithoutTorch()).GetType("EffNet.Models.EfficientNetB0", throwOnError: true)!;
        var with = Load(Compiler.Compilation()).GetType("EffNet.Models.EfficientNetB0", throwOnError: true)!;

        Assert.Equal(Statics(with).Except(["method Load", "method LoadAsync"]), Statics(without));
        Assert.Equal(["Checkpoints", "Definition", "Stages"], Nested(without));
        Assert.Equal(["Checkpoints", "Definition", "Modules", "StageFeatures", "Stages"], Nested(with));
    }

    [Fact]
    public void A_generated_type_without_TorchSharp_has_network_checkpoints_and_preprocessing()
    {
        var assembly = Load(Compiler.CompilationWithoutTorch());
        var variants = (IReadOnlyList<NetworkVariant>)Get(assembly.GetType("EffNet.Models.EfficientNet", throwOnError: true)!, "Variants");

        Assert.Equal(["B0", "B1", "B2", "B3", "B4", "B5", "B6", "B7"], variants.Select(v => v.Name));
        Assert.All(variants, variant =>
        {
            var type = assembly.GetType($"EffNet.Models.{variant.TypeName}", throwOnError: true)!;
            var network = (Network)Get(type.GetNestedType("Definition")!, "Network");
            Assert.Same(network, variant.Network);
            Assert.Equal((variant.Parameters, variant.Flops), (network.Parameters, network.MultiplyAdds));
            Assert.Equal(Preprocessing.ForTrainingFromScratch(variant.Resolution), Get(type.GetNestedType("Definition")!, "TrainingPreprocessing"));
            var checkpoints = (IReadOnlyList<Checkpoint>)Get(type.GetNestedType("Checkpoints")!, "All");
            Assert.Equal(variant.Checkpoints, checkpoints);
            Assert.Contains((Checkpoint)Get(type.GetNestedType("Checkpoints")!, "Default"), checkpoints);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_generated_type_has_Engine_only_if_EffNet_Inference_is_referenced(bool hasModules)
    {
        const string Source =
            "class Use { static object[] Make(EffNet.Weights.IWeightSource weights) => [EffNet.Models.EfficientNetB0.Engine.Load(\"b0.pth\"), "
            + "EffNet.Models.EfficientNetB0.Engine.Create(weights, new() { Threads = 2 })]; }";
        var compilation = hasModules ? Compiler.Compilation(Source) : Compiler.CompilationWithoutTorch(Source);

        Assert.Empty(Compiler.Compile(compilation.AddReferences(Compiler.Engine), [Files.Open("models.effnet")]));
        Assert.Equal(["CS0117", "CS0117"], Compiler.Compile(compilation, [Files.Open("models.effnet")]).Where(d => d.Id != "CS0234").Select(d => d.Id));
    }

    [Fact]
    public void Using_a_generated_type_as_a_module_without_TorchSharp_is_a_compiler_error()
    {
        var found = Compiler.Compile(Compiler.CompilationWithoutTorch("class Use { object Model = new EffNet.Models.EfficientNetB0(); }"), [Files.Open("models.effnet")]);

        Assert.Equal("CS0712", Assert.Single(found).Id);
    }

    [Theory]
    [InlineData("expand: 2", "exand: 2")]
    [InlineData("variant A { }", "variant A { phi: -1; }")]
    public void Code_without_TorchSharp_that_uses_an_invalid_variant_reports_only_CS0619(string before, string after)
    {
        const string Source =
            "class Use { public static long Flops => Sample.TinyA.Stages.Stage2.Flops + Sample.TinyA.CostFor().Flops + Sample.TinyA.Definition.Network.Parameters; }";

        var found = Compiler.Compile(Compiler.CompilationWithoutTorch(Source), [Files.Text(ProjectTest.FilePath, RuleCases.Edit(before, after))]);

        Assert.NotEmpty(found);
        Assert.All(found, d => Assert.Equal("CS0619", d.Id));
    }

    [Fact]
    public void The_type_of_an_invalid_variant_compiles_without_TorchSharp() =>
        Assert.Empty(Compiler.Compile(Compiler.CompilationWithoutTorch(), [Files.Open("mistakes.effnet")]));

    private static Assembly Load(Compilation compilation)
    {
        Compiler.Driver([Files.Open("models.effnet")]).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        using var image = new MemoryStream();
        Assert.True(output.WithAssemblyName(Path.GetRandomFileName()).Emit(image).Success);
        return Assembly.Load(image.ToArray());
    }

    private static object Get(Type type, string property) => type.GetProperty(property)!.GetValue(null)!;

    private static IEnumerable<string> Nested(Type type) => type.GetNestedTypes().Select(t => t.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Statics(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => m is FieldInfo or PropertyInfo || m is MethodInfo { IsSpecialName: false })
        .Select(m => m is MethodInfo ? $"method {m.Name}" : m.Name)
        .Distinct()
        .Order(StringComparer.Ordinal);
}
