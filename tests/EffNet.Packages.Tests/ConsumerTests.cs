using EffNet.Packages.Tests.Support;

namespace EffNet.Packages.Tests;

/// <summary>Projects that use the package in different ways.</summary>
[Collection(PackageTests.Name)]
public sealed class ConsumerTests(PackageFeed feed)
{
    // These programs only read costs, for which no native library is required.
    private const string Program = "<OutputType>Exe</OutputType><NoWarn>$(NoWarn);EFNB004</NoWarn>";

    [Fact]
    public async Task EffNetFamilies_generates_shipped_families_without_warnings_in_a_strict_project()
    {
        var folder = feed.NewFolder()
            .WriteProject("Strict.csproj", Program + """
                <TargetFramework />
                <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
                <EffNetFamilies>MobileNet-V2; resnet</EffNetFamilies>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <InvariantGlobalization>true</InvariantGlobalization>
                """, Samples.Reference(feed))
            .Write("Program.cs", """System.Console.WriteLine(EffNet.Models.MobileNetV2W100.Parameters + EffNet.Models.ResNet50.Parameters);""");

        var run = (await folder.DotNet("run", "-f", "net10.0")).SucceededSilently();
        (await folder.DotNet("build", "-f", "net8.0")).SucceededSilently();

        Assert.Equal(["29061904"], run.Lines);
    }

    [Fact]
    public async Task A_family_that_is_not_shipped_is_an_error_that_suggests_the_right_name()
    {
        var folder = feed.NewFolder()
            .WriteProject("Unknown.csproj", "<EffNetFamilies>reznext;x#y</EffNetFamilies>", Samples.Reference(feed))
            .Write("Use.cs", "using EffNet.Models;");

        var build = await folder.DotNet("build");

        Assert.Equal(2, build.Complaints.Count);
        Assert.Contains(
            build.Complaints,
            line =>
                line.Contains("Unknown.csproj(1,1): error EFN5005: Unknown shipped family 'reznext' in 'EffNetFamilies'. Did you mean 'resnext'?", StringComparison.Ordinal));
        Assert.Contains(
            build.Complaints,
            line =>
                line.Contains("error EFN5005: Unknown shipped family 'x#y' in 'EffNetFamilies'. Expected one of 'efficientnet', 'efficientnet-lite'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Effnet_files_in_all_folders_are_compiled_once_unless_the_project_removes_them()
    {
        var folder = feed.NewFolder()
            .WriteProject("Files.csproj", Program, $"""
                {Samples.Reference(feed)}
                <AdditionalFiles Include="named.effnet" />
                <AdditionalFiles Remove="drafts/**" />
                <EffNetIgnore Include="drafts/**" />
                """)
            .Write("named.effnet", Samples.Family("Named"))
            .Write("nets/deep/found.effnet", Samples.Family("Found"))
            .Write("drafts/draft.effnet", "no effnet at all")
            .Write("bin/copied.effnet", Samples.Family("Found"))
            .Write("obj/copied.effnet", Samples.Family("Found"))
            .Write("Program.cs", "Console.WriteLine(Files.NamedA.Parameters == Files.FoundA.Parameters);");

        Assert.Equal(["True"], (await folder.DotNet("run")).SucceededSilently().Lines);
    }

    [Fact]
    public async Task A_project_without_default_items_compiles_only_the_files_that_it_names()
    {
        var folder = feed.NewFolder()
            .WriteProject(
                "Explicit.csproj", "<EnableDefaultEffNetItems>false</EnableDefaultEffNetItems>", Samples.Reference(feed) + """<AdditionalFiles Include="named.effnet" />""")
            .Write("named.effnet", Samples.Family("Named"))
            .Write("left.effnet", Samples.Family("Left"))
            .Write("Use.cs", "static class Use { public const long Cost = Explicit.NamedA.Flops; }");

        var build = (await folder.DotNet("build")).Succeeded();

        var complaint = Assert.Single(build.Complaints);
        Assert.Contains("left.effnet(1,1): warning EFN5004: ", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_with_central_versions_but_without_libtorch_throws_with_the_package_to_add()
    {
        var folder = feed.NewFolder()
            .Write("Directory.Packages.props", Samples.CentralVersions(feed, "EffNet"))
            .WriteProject("Central.csproj", Program, """<PackageReference Include="EffNet" />""")
            .Write("net.effnet", Samples.Family("Net"))
            .Write("Program.cs", """
                try { new Central.NetA(); }
                catch (DllNotFoundException exception) { Console.WriteLine(exception.Message[exception.Message.IndexOf("Add ", StringComparison.Ordinal)..]); }
                """);

        var version = Samples.TorchSharpVersion(feed);
        Assert.Equal(
            [$"Add a reference to the package TorchSharp-cpu version {version} to the application, or to TorchSharp-cuda-linux or TorchSharp-cuda-windows for GPUs."],
            (await folder.DotNet("run")).SucceededSilently().Lines);
    }

    [Fact]
    public async Task A_library_passes_its_types_and_the_generator_on_as_a_project_and_as_a_package()
    {
        var folder = feed.NewFolder()
            .WriteProject("library/Vision.csproj", "<PackageVersion>1.0.0</PackageVersion>", Samples.Reference(feed))
            .Write("library/net.effnet", Samples.Family("Net"))
            .WriteProject("project/App.csproj", Program, """<ProjectReference Include="../library/Vision.csproj" />""")
            .WriteProject("package/App.csproj", Program, """<PackageReference Include="Vision" Version="1.0.0" />""");
        foreach (var app in (string[])["project", "package"])
        {
            folder.Write($"{app}/own.effnet", Samples.Family("Own"));
            folder.Write($"{app}/Program.cs", "Console.WriteLine(Vision.NetA.Parameters == App.OwnA.Parameters);");
        }

        (await folder.DotNet("pack", "library", "-o", feed.FeedFolder)).SucceededSilently();

        Assert.Equal(["True"], (await folder.DotNet("run", "--project", "project")).SucceededSilently().Lines);
        Assert.Equal(["True"], (await folder.DotNet("run", "--project", "package")).SucceededSilently().Lines);
    }

    [Fact]
    public async Task An_application_can_use_a_library_without_TorchSharp_with_and_without_its_own_modules()
    {
        const string Shared = "Console.WriteLine(Facts.NetA.Parameters == App.OwnA.Parameters); Console.WriteLine(App.Own.Variants[0] is {0});";
        var folder = feed.NewFolder()
            .WriteProject("library/Facts.csproj", string.Empty, Samples.ReferenceWithoutTorch(feed))
            .Write("library/net.effnet", Samples.Family("Net"))
            .WriteProject("without/App.csproj", Program, """<ProjectReference Include="../library/Facts.csproj" />""")
            .WriteProject("both/App.csproj", Program, $"""<ProjectReference Include="../library/Facts.csproj" />{Samples.Reference(feed)}{Samples.ReferenceWithoutTorch(feed)}""");
        folder.Write("without/own.effnet", Samples.Family("Own")).Write("without/Program.cs", Shared.Replace("{0}", "EffNet.NetworkVariant", StringComparison.Ordinal));
        folder.Write("both/own.effnet", Samples.Family("Own")).Write("both/Program.cs", Shared.Replace("{0}", "EffNet.ModuleVariant", StringComparison.Ordinal));

        Assert.Equal(["True", "True"], (await folder.DotNet("run", "--project", "without")).SucceededSilently().Lines);
        Assert.Equal(["True", "True"], (await folder.DotNet("run", "--project", "both")).SucceededSilently().Lines);
    }

    [Fact]
    public async Task The_compiler_of_Visual_Studio_2022_generates_and_compiles_the_networks()
    {
        const string Toolset = "4.14.0";
        var folder = feed.NewFolder()
            .WriteProject("Older.csproj", Program + """
                <TargetFramework>net8.0</TargetFramework>
                <LangVersion>12</LangVersion>
                <EffNetFamilies>mobilenet-v2</EffNetFamilies>
                <RoslynCompilerType>Custom</RoslynCompilerType>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                """, $"""
                {Samples.Reference(feed)}
                <PackageReference Include="Microsoft.Net.Compilers.Toolset" Version="{Toolset}" PrivateAssets="all" />
                """)
            .Write("Program.cs", "Console.WriteLine(EffNet.Models.MobileNetV2W100.Parameters);");

        var build = (await folder.DotNet("build", "-v:normal")).SucceededSilently();

        Assert.Contains(build.Lines, line => line.Contains($"/microsoft.net.compilers.toolset/{Toolset}/".Replace('/', Path.DirectorySeparatorChar), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Code_is_generated_once_if_both_a_package_and_a_project_bring_the_generator()
    {
        Sweep.Only();
        var generator = Path.Combine(PackageFeed.Repository, "generator");
        var asAnalyzer = $"OutputItemType=\"Analyzer\" ReferenceOutputAssembly=\"false\" SetConfiguration=\"Configuration={PackageFeed.Configuration}\"";
        var folder = feed.NewFolder()
            .WriteProject("Both.csproj", Program, $"""
                {Samples.Reference(feed)}
                <ProjectReference Include="{generator}/EffNet.Generator/EffNet.Generator.csproj" {asAnalyzer} />
                <ProjectReference Include="{generator}/EffNet.Language/EffNet.Language.csproj" {asAnalyzer} />
                <ProjectReference Include="{generator}/../src/EffNet.Networks/EffNet.Networks.csproj" {asAnalyzer} />
                """)
            .Write("net.effnet", Samples.Family("Net"))
            .Write("Program.cs", "Console.WriteLine(nameof(Both.NetA));");

        // Projects of the checkout must not be restored again, because they were restored with the developer's package cache.
        (await folder.DotNet("restore", "--no-dependencies")).SucceededSilently();

        Assert.Equal(["NetA"], (await folder.DotNet("run", "--no-restore")).SucceededSilently().Lines);
    }
}
