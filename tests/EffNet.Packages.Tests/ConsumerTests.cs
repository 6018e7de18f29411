using EffNet.Packages.Tests.Support;

namespace EffNet.Packages.Tests;

/// <summary>Projects that use the package, each in a way of its own.</summary>
[Collection(PackageTests.Name)]
public sealed class ConsumerTests(PackageFeed feed)
{
    // These programs only read costs, for which no native library is required.
    private const string Program = "<OutputType>Exe</OutputType><NoWarn>$(NoWarn);EFNB004</NoWarn>";

    [Fact]
    public async Task One_property_brings_shipped_families_to_the_strictest_project()
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
    public async Task A_family_that_is_not_shipped_is_an_error_with_the_name_that_was_meant()
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
    public async Task A_file_is_compiled_wherever_it_lies_once_and_unless_the_project_says_otherwise()
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
    public async Task A_project_may_name_its_files_itself()
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
    public async Task Versions_may_be_managed_centrally_and_an_application_without_libtorch_is_told_what_to_add()
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
    public async Task A_library_hands_on_its_types_and_the_generator_as_a_project_and_as_a_package()
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
    public async Task A_library_without_TorchSharp_hands_on_its_types_and_an_application_adds_modules_of_its_own()
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
    public async Task Nothing_is_generated_twice_where_a_package_and_a_project_bring_the_generator()
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

        // The projects of the checkout were restored with the developer's package cache, and must stay so.
        (await folder.DotNet("restore", "--no-dependencies")).SucceededSilently();

        Assert.Equal(["NetA"], (await folder.DotNet("run", "--no-restore")).SucceededSilently().Lines);
    }
}
