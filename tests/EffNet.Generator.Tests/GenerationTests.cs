using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit;

namespace EffNet.Generator.Tests;

public sealed class GenerationTests
{
    [Fact]
    public void Shipped_files_generate_a_file_per_variant_and_one_per_family()
    {
        var result = Compiler.Run(Files.Open("models.effnet"));

        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(
            ["EfficientNet", .. Enumerable.Range(0, 8).Select(i => $"EfficientNetB{i}")],
            result.GeneratedSources.Select(s => s.HintName).Order(StringComparer.Ordinal).Select(h => h["models.effnet/".Length..^".g.cs".Length]));
    }

    [Theory]
    [MemberData(nameof(Files.Shipped), MemberType = typeof(Files))]
    public void Shipped_files_compile_without_a_warning_and_document_every_member(string name) =>
        Assert.Empty(Compiler.Compile([Files.Open(name)]));

    [Theory]
    [MemberData(nameof(Files.Shipped), MemberType = typeof(Files))]
    public void Generated_files_have_no_warnings_in_a_CLS_compliant_project(string name) =>
        Assert.Empty(Compiler.Compile([Files.Open(name)], "[assembly: System.CLSCompliant(true)]"));

    [Fact]
    public void Costs_are_constants_that_attributes_and_constant_expressions_can_use()
    {
        const string Source = """
            using EffNet.Models;
            [System.Obsolete(nameof(EfficientNetB0))]
            static class Uses
            {
                public const long All = EfficientNetB0.Parameters + EfficientNetB7.Flops;
                [System.ComponentModel.DefaultValue(EfficientNetB3.Stages.Stage3.Flops)]
                public static long Stage => EfficientNetB3.Resolution;
                public const double Factors = EfficientNetB3.Width * EfficientNetB3.Depth;
                public const bool Fits = EfficientNetB0.Flops == 385_814_752 && EfficientNetB0.Parameters == 5_288_548;
                public const int MustBeOne = 1 / (Fits ? 1 : 0);
            }
            """;

        Assert.Empty(Compiler.Compile([Files.Open("models.effnet")], Source));
    }

    [Fact]
    public void A_variant_is_reachable_through_the_static_interface_and_the_family()
    {
        const string Source = """
            using System.Linq;
            using TorchSharp;
            static class Uses
            {
                static long Cost<T>() where T : torch.nn.Module<torch.Tensor, torch.Tensor>, EffNet.INetwork<T> => T.Parameters + T.Flops + T.Variant.Resolution;
                public static long Two => Cost<Sample.TinyA>() + Sample.Tiny.Variants.Sum(v => v.Flops);
            }
            """;

        Assert.Empty(Compiler.Compile([Files.Text("/project/tiny.effnet", Files.Small())], Source));
    }

    [Fact]
    public void Using_a_broken_variant_is_an_error_with_the_cause_and_the_other_variants_are_complete()
    {
        const string Source = "static class Uses { public static object A => new Sample.TinyA(); public static object B => new Sample.TinyB(); }";

        var found = Assert.Single(Compiler.Compile([Files.Text("/project/tiny.effnet", Files.Small(second: "width: -1;"))], Source));

        Assert.Equal("CS0619", found.Id);
        Assert.Contains("EFN1106", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains("TinyB", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missed_requirement_generates_the_complete_type()
    {
        var found = Compiler.Compile(
            [Files.Text("/project/tiny.effnet", Files.Small(second: "require parameters <= 1;"))],
            "static class Uses { public static object B => new Sample.TinyB(); }");

        Assert.Empty(found);
    }

    [Fact]
    public void Types_without_a_declared_namespace_are_in_the_namespace_of_the_project()
    {
        var file = Files.Text("/project/tiny.effnet", Files.Small().Replace("namespace Sample;", string.Empty, StringComparison.Ordinal));

        Assert.Empty(Compiler.Compile([file], "static class Uses { public static long B => Consumer.TinyB.Parameters; }"));
    }

    [Theory]
    [InlineData("type: Net; stage: x;", "EFN1101")]
    [InlineData("phi: -1;", "EFN2003")]
    [InlineData("extends: C;", "EFN1107")]
    public void An_error_in_a_variant_is_in_the_generated_code_and_the_generator_does_not_throw(string second, string id)
    {
        var result = Compiler.Run(Files.Text("/project/tiny.effnet", Files.Small(second: second)));

        Assert.Null(result.Exception);
        Assert.Contains(result.GeneratedSources, s => s.SourceText.ToString().Contains(id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type: TinyA;")]
    [InlineData("type: tinya;")]
    [InlineData("type: class;")]
    [InlineData("type: A.B;")]
    [InlineData("type: Tiny;")]
    [InlineData("type: Stage1;")]
    public void A_variant_with_an_invalid_type_name_is_omitted_and_the_others_compile(string second)
    {
        var file = Files.Text("/project/tiny.effnet", Files.Small(second: second));

        Assert.Empty(Compiler.Compile([file], "static class Uses { public static long A => Sample.TinyA.Parameters; }"));
        Assert.Equal(2, Compiler.Run(file).GeneratedSources.Length);
    }

    [Theory]
    [InlineData("layers")]
    [InlineData("channels")]
    [InlineData("stride")]
    [InlineData("input_size")]
    [InlineData("output_size")]
    [InlineData("parameters")]
    [InlineData("flops")]
    [InlineData("classifier")]
    [InlineData("entry")]
    [InlineData("block1")]
    [InlineData("conv")]
    [InlineData("modules")]
    [InlineData("stages")]
    [InlineData("variant_")]
    [InlineData("replace_buffer")]
    [InlineData("get_name")]
    [InlineData("fixed")]
    [InlineData("tensor")]
    [InlineData("system")]
    [InlineData("module")]
    [InlineData("forward")]
    [InlineData("training")]
    [InlineData("name")]
    [InlineData("stem_conv")]
    public void A_file_compiles_without_warnings_even_with_an_unusual_stage_name(string stage)
    {
        var found = Compiler.Compile([Files.Text("/project/tiny.effnet", Files.WithStage(stage))]);

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("Modules")]
    [InlineData("Flops")]
    [InlineData("Classifier")]
    [InlineData("Variant")]
    [InlineData("CostFor")]
    [InlineData("StageFeatures")]
    [InlineData("Exception")]
    [InlineData("Tensor")]
    public void A_file_compiles_without_warnings_even_with_an_unusual_type_name(string type)
    {
        Assert.Empty(Compiler.Compile([Files.Text("/project/tiny.effnet", Files.Small(second: $"type: {type};"))]));
        Assert.Empty(Compiler.Compile([Files.Text("/project/tiny.effnet", Files.Small(type))]));
    }

    [Theory]
    [InlineData("my-app", "my_app")]
    [InlineData("3d.nets", "_3d.nets")]
    [InlineData("My.class", "My.@class")]
    public void An_invalid_root_namespace_is_made_valid(string root, string expected)
    {
        var file = Files.Text("/project/tiny.effnet", Files.Small().Replace("namespace Sample;", string.Empty, StringComparison.Ordinal));
        var source = $"static class Uses {{ public static long A => {expected}.TinyA.Parameters; }}";

        Compiler.Driver([file], rootNamespace: root)
            .RunGeneratorsAndUpdateCompilation(Compiler.Compilation(source), out var output, out _, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(output.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("")]
    [InlineData(@"C:\work\")]
    public void Files_with_the_same_name_on_other_drives_do_not_collide(string projectDirectory)
    {
        var files = new[]
        {
            Files.Text(@"D:\a\m.effnet", Files.Small("One")),
            Files.Text(@"D:\b\m.effnet", Files.Small("One").Replace("Sample", "Other", StringComparison.Ordinal)),
        };

        var result = Compiler.Driver(files, projectDirectory).RunGenerators(Compiler.Compilation(), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.Null(result.Exception);
        Assert.Equal(6, result.GeneratedSources.Length);
    }

    [Fact]
    public void Generated_code_of_a_network_with_40_strides_of_2_compiles()
    {
        var stages = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"deep{i}: conv(kernel: 3, stride: 2, channels: 8);"));
        var text = Files.Small().Replace("stage3:", stages + "\nstage3:", StringComparison.Ordinal);

        Assert.Empty(Compiler.Compile([Files.Text("/project/deep.effnet", text)]));
    }

    [Fact]
    public void Generated_code_of_a_file_whose_path_has_a_line_end_compiles() =>
        Assert.Empty(Compiler.Compile([Files.Text("/project/a\nb.effnet", Files.Small())]));

    [Theory]
    [InlineData("class")]
    [InlineData("tiny")]
    public void A_family_with_an_invalid_name_generates_no_type(string family) =>
        AssertMakesNoType(Files.Text("/project/tiny.effnet", Files.Small(family)), "Sample");

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("}}}}{{{{")]
    [InlineData("effnet 1; family")]
    [InlineData("effnet 1; namespace Consumer; public familly Net { }")]
    public void A_file_without_declarations_generates_no_type(string content) => AssertMakesNoType(Files.Text("/project/x.effnet", content), "Consumer");

    /// <summary>Asserts that no type is generated and that the namespace exists: after a 'using' that fails, the compiler does not run the analyzer.</summary>
    private static void AssertMakesNoType(AdditionalText file, string @namespace)
    {
        Compiler.Driver([file]).RunGeneratorsAndUpdateCompilation(Compiler.Compilation($"using {@namespace}; class Class;"), out var output, out _);

        Assert.Empty(output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Assert.Equal(["Class"], output.Assembly.TypeNames.Where(name => name != "<Module>"));
    }

    [Fact]
    public void Files_with_the_same_name_in_several_folders_do_not_collide()
    {
        var paths = new[] { "/project/a/m.effnet", "/project/b/m.effnet", "/project/A/m.effnet", "/elsewhere/m.effnet", "/project/a b/m.effnet", "/project/a_b/m.effnet" };
        var result = Compiler.Run([.. paths.Select((p, i) => Files.Text(p, Files.Small($"Tiny{i}")))]);

        Assert.Null(result.Exception);
        Assert.Equal(paths.Length * 3, result.GeneratedSources.Select(s => s.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_type_that_two_files_declare_is_generated_once()
    {
        var result = Compiler.Run(Files.Text("/project/a.effnet", Files.Small()), Files.Text("/project/b.effnet", Files.Small()));

        Assert.Null(result.Exception);
        Assert.Equal(3, result.GeneratedSources.Length);
    }

    [Theory]
    [InlineData("/project/nets/tiny.effnet", "/project/", "nets/tiny.effnet")]
    [InlineData(@"C:\work\project\nets\tiny.effnet", @"C:\work\project\", "nets/tiny.effnet")]
    [InlineData("/work/tiny.effnet", "/work/examples/quick/", "../../tiny.effnet")]
    [InlineData(@"D:\tiny.effnet", @"C:\work\", "tiny.effnet")]
    [InlineData("/a/tiny.effnet", "", "tiny.effnet")]
    public void Generated_documentation_has_the_path_of_the_file_relative_to_the_project(string path, string directory, string expected)
    {
        var result = Compiler.Driver([Files.Text(path, Files.Small())], directory)
            .RunGenerators(Compiler.Compilation(), TestContext.Current.CancellationToken)
            .GetRunResult().Results.Single();

        Assert.All(result.GeneratedSources, s => Assert.Contains($"from {expected}.", s.SourceText.ToString(), StringComparison.Ordinal));
    }
}
