using EffNet.Generator.Tests.Analysis;
using EffNet.Testing;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>Real builds of unusual projects: paths, properties and languages.</summary>
public sealed class OddBuildTests
{
    [Theory]
    [InlineData("C#Demo.csproj", "w#p", "w#pk", "C_Demo")]
    [InlineData("3-d b.csproj", "é =,(x)'", "p k", "_3_d_b")]
    public async Task A_project_with_special_characters_in_its_paths_builds(string name, string folder, string packages, string expected)
    {
        using var project = new TemporaryProject(
            properties: "<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles><EffNetFamilies>mobilenet-v1</EffNetFamilies>",
            name: name,
            folder: folder,
            packages: packages);
        var net = RuleCases.Sound.Replace("namespace Sample;", string.Empty, StringComparison.Ordinal);
        project.Write("net.effnet", net);
        project.Write("x#y; %41/net.effnet", net.Replace("Tiny", "Other", StringComparison.Ordinal));
        project.Write("x_y_ _41/net.effnet", net.Replace("Tiny", "Third", StringComparison.Ordinal));

        Assert.Empty(await project.Complaints(TestContext.Current.CancellationToken));

        var types = AssemblyContent.Types(project.Assembly);
        Assert.Equal(
            ["Other", "OtherA", "Third", "ThirdA", "Tiny", "TinyA"],
            types.Where(t => t.StartsWith($"{expected}.", StringComparison.Ordinal)).Select(t => t[(expected.Length + 1)..]));
        Assert.Contains("EffNet.Models.MobileNetV1", types);
        var texts = GeneratedTexts(project);
        Assert.Contains(texts, text => text.Contains(" from effnet-package/mobilenet-v1.effnet.", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains(" from net.effnet.", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains(" from x#y; %41/net.effnet.", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Contains("EffNet.Generator.Tests.", StringComparison.Ordinal) || text.Contains("../", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missed_requirement_is_an_error_even_if_analyzers_are_turned_off()
    {
        using var project = new TemporaryProject();
        project.Write("net.effnet", RuleCases.Edit("variant A { }", "require parameters <= 10;\n    variant A { }"));

        foreach (var arguments in (string[][])[["-p:RunAnalyzers=false"], ["-p:RunAnalyzersDuringBuild=false", "--no-restore"]])
        {
            var complaint = Assert.Single(await project.Complaints(TestContext.Current.CancellationToken, arguments));
            Assert.EndsWith(": error EFN4001", complaint, StringComparison.Ordinal);
            Assert.StartsWith("net.effnet(", complaint, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_build_with_an_older_CSharp_version_causes_one_error_of_the_project()
    {
        using var project = new TemporaryProject(properties: "<LangVersion>11</LangVersion>");
        project.Write("net.effnet", RuleCases.Sound);
        project.Write("Use.cs", "using Sample; class Use { }");

        Assert.Equal(["Consumer.csproj(1,1): error EFN5006"], await project.Complaints(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_build_with_an_older_compiler_causes_one_error_of_the_project()
    {
        using var project = new TemporaryProject();
        project.Write("net.effnet", RuleCases.Sound);

        var complaint = Assert.Single(await project.Complaints(TestContext.Current.CancellationToken, "-p:CompilerApiVersion=roslyn4.7"));
        Assert.Equal("Consumer.csproj : error EFNB002", complaint);
    }

    [Fact]
    public async Task A_build_reports_omitted_files_of_a_project_without_default_items()
    {
        using var project = new TemporaryProject("""
            <Compile Include="Class.cs" />
            <AdditionalFiles Include="given.effnet" />
            <EffNetIgnore Include="ignored.effnet" />
            """, "<EnableDefaultItems>false</EnableDefaultItems>");
        project.Write("given.effnet", RuleCases.Sound);
        foreach (var path in (string[])["left.effnet", "ignored.effnet", "obj/other.effnet", "deep/left.effnet"])
            project.Write(path, RuleCases.Sound);

        Assert.Equal(
            [$"deep{Path.DirectorySeparatorChar}left.effnet(1,1): warning EFN5004", "left.effnet(1,1): warning EFN5004"],
            await project.Complaints(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_pattern_in_EffNetFamilies_is_an_unknown_family()
    {
        Sweep.Only();
        using var project = new TemporaryProject(properties: "<EffNetFamilies>*;ResNet;Cl?ss.cs</EffNetFamilies>");

        var output = await project.Build(TestContext.Current.CancellationToken);

        Assert.Contains(output, line => line.Contains("error EFN5005: Unknown shipped family '*' in", StringComparison.Ordinal));
        Assert.Contains(output, line => line.Contains("error EFN5005: Unknown shipped family 'Cl?ss.cs' in", StringComparison.Ordinal));
        Assert.DoesNotContain(
            output,
            line => line.Contains("'Class.cs'", StringComparison.Ordinal) || line.Contains("'resnet',", StringComparison.OrdinalIgnoreCase)
                && line.Contains("names 'ResNet'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_application_without_libtorch_has_a_warning()
    {
        Sweep.Only();
        using var project = new TemporaryProject("""<Content Include="native/*.so" CopyToOutputDirectory="Always" />""", "<OutputType>Exe</OutputType>");
        project.Write("net.effnet", RuleCases.Sound);
        project.Write("Program.cs", "System.Console.WriteLine(Sample.TinyA.Parameters);");

        Assert.Equal(["Consumer.csproj : warning EFNB004"], await project.Complaints(TestContext.Current.CancellationToken));
        Assert.Empty(await project.Complaints(TestContext.Current.CancellationToken, "--no-restore", "-p:NoWarn=EFNB004"));

        project.Write("native/libtorch_cpu.so", string.Empty);
        Assert.Empty(await project.Complaints(TestContext.Current.CancellationToken, "--no-restore"));
    }

    [Fact]
    public async Task A_build_without_the_libraries_of_generated_code_is_an_error()
    {
        using var project = new TemporaryProject(isReferenced: false);
        project.Write("net.effnet", RuleCases.Sound);
        project.Write("Use.cs", "class Use { Sample.TinyA? Model; }");

        Assert.Contains("net.effnet(1,1): error EFN5002", await project.Complaints(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Weights_without_EffNet_Inference_or_with_an_unknown_placement_cause_one_error()
    {
        using var project = new TemporaryProject("""<EffNetWeights Include="a.pth" Network="TinyA" />""");
        project.Write("net.effnet", RuleCases.Sound);
        project.Write("Use.cs", "class Use { object Engine => Sample.TinyA.Engine.Load(); }");

        Assert.Equal(["Consumer.csproj : error EFNB010"], await project.Complaints(TestContext.Current.CancellationToken));
        Assert.Equal(["Consumer.csproj : error EFNB009"], await project.Complaints(TestContext.Current.CancellationToken, "--no-restore", "-p:EffNetWeightsPlacement=Inside"));
    }

    [Theory]
    [InlineData("Consumer.fsproj", "Module.fs", "module Module")]
    [InlineData("Consumer.vbproj", "Class.vb", "Class C\nEnd Class")]
    public async Task A_project_in_FSharp_or_Visual_Basic_has_a_warning(string name, string file, string text)
    {
        Sweep.Only();
        using var project = new TemporaryProject(name.EndsWith(".fsproj", StringComparison.Ordinal) ? $"""<Compile Include="{file}" />""" : string.Empty, name: name);
        project.Write("net.effnet", RuleCases.Sound);
        project.Write(file, text);

        Assert.Equal([$"{name} : warning EFNB003"], await project.Complaints(TestContext.Current.CancellationToken));
    }

    private static List<string> GeneratedTexts(TemporaryProject project) =>
    [
        .. Directory.EnumerateFiles(project.Folder, "*.g.cs", SearchOption.AllDirectories)
            .Where(path => path.Contains("EffNetGenerator", StringComparison.Ordinal))
            .Select(File.ReadAllText),
    ];
}
