using EffNet.Packages.Tests.Support;

namespace EffNet.Packages.Tests;

/// <summary>The contents of the packages.</summary>
[Collection(PackageTests.Name)]
public sealed class PackageContentTests(PackageFeed feed)
{
    private static readonly string[] s_families =
        ["efficientnet", "efficientnet-lite", "efficientnet-tf", "efficientnet-v2", "fashion", "mobilenet-v1", "mobilenet-v2", "resnet", "resnext"];

    [Fact]
    public void EffNet_Variants_contains_exactly_the_analyzer_build_files_packer_and_families()
    {
        string[] expected =
        [
            "EffNet.Variants.nuspec", "README.md", "icon.png",
            "analyzers/dotnet/cs/EffNet.Generator.dll", "analyzers/dotnet/cs/EffNet.Language.dll", "analyzers/dotnet/cs/EffNet.Networks.dll",
            "buildTransitive/CompileInputs.targets", "buildTransitive/Compiler.targets", "buildTransitive/DistinctFiles.targets", "buildTransitive/EffNet.Variants.props",
            "buildTransitive/EffNet.Variants.targets",
            "buildTransitive/Families.targets", "buildTransitive/OmittedFiles.targets", "buildTransitive/OneGenerator.targets", "buildTransitive/ProjectProperties.targets",
            "buildTransitive/SupportedCompiler.targets", "buildTransitive/Weights.targets",
            .. s_families.Select(f => $"families/{f}.effnet"),
            "lib/net8.0/EffNet.Variants.dll", "lib/net8.0/EffNet.Variants.xml",
            "tools/net8.0/EffNet.Inference.dll", "tools/net8.0/EffNet.Language.dll", "tools/net8.0/EffNet.Networks.dll", "tools/net8.0/EffNet.Packer.dll",
            "tools/net8.0/EffNet.Packer.runtimeconfig.json",
            "tools/net8.0/EffNet.Pictures.dll", "tools/net8.0/EffNet.Weights.dll", "tools/net8.0/System.IO.Hashing.dll",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), Files("EffNet.Variants"));
        Assert.Contains("lib/net8.0/EffNet.Variants.pdb", Files("EffNet.Variants", ".snupkg"));
    }

    [Fact]
    public void EffNet_contains_exactly_the_library_and_build_files_and_no_generator()
    {
        string[] expected =
        [
            "EffNet.nuspec", "README.md", "icon.png",
            "buildTransitive/EffNet.Build.targets", "buildTransitive/EffNet.targets", "buildTransitive/NativeLibrary.targets",
            "lib/net8.0/EffNet.dll", "lib/net8.0/EffNet.xml",
            "tasks/netstandard2.0/EffNet.Build.dll",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), Files("EffNet"));
        Assert.Contains("lib/net8.0/EffNet.pdb", Files("EffNet", ".snupkg"));
    }

    [Fact]
    public void EffNet_Templates_contains_the_shipped_families()
    {
        var files = Files("EffNet.Templates");

        Assert.Contains("templates/effnet/models.effnet", files);
        Assert.Contains("templates/effnet-service/models.effnet", files);
        Assert.Equal(
            s_families.Select(f => $"templates/effnet-file/{f}.effnet").Order(StringComparer.Ordinal),
            files.Where(f => f.StartsWith("templates/effnet-file/", StringComparison.Ordinal) && f.EndsWith(".effnet", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_compiler_and_the_run_time_have_the_same_binary_of_EffNet_Networks()
    {
        Assert.Equal(
            ["EffNet.Networks.nuspec", "README.md", "icon.png", "lib/netstandard2.0/EffNet.Networks.dll", "lib/netstandard2.0/EffNet.Networks.xml"],
            Files("EffNet.Networks").Order(StringComparer.Ordinal));
        Assert.Equal(Bytes("EffNet.Variants", "analyzers/dotnet/cs/EffNet.Networks.dll"), Bytes("EffNet.Networks", "lib/netstandard2.0/EffNet.Networks.dll"));
    }

    [Theory]
    [InlineData("EffNet.Inference")]
    [InlineData("EffNet.Networks")]
    [InlineData("EffNet.Onnx")]
    [InlineData("EffNet.Pictures")]
    [InlineData("EffNet.Pictures.Skia")]
    [InlineData("EffNet.PyTorch")]
    [InlineData("EffNet.Variants")]
    [InlineData("EffNet.Weights")]
    public void A_package_without_TorchSharp_does_not_depend_on_packages_with_TorchSharp(string name)
    {
        using var package = feed.Open(name);

        Assert.DoesNotContain(
            package.NuspecReader.GetDependencyGroups().SelectMany(g => g.Packages), p => p.Id == "EffNet" || p.Id.StartsWith("TorchSharp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("EffNet")]
    [InlineData("EffNet.Inference")]
    [InlineData("EffNet.Onnx")]
    [InlineData("EffNet.Pictures.Skia")]
    [InlineData("EffNet.PyTorch")]
    [InlineData("EffNet.Training")]
    [InlineData("EffNet.Variants")]
    [InlineData("EffNet.Weights")]
    public void EffNet_packages_depend_on_one_another_by_exact_version(string name)
    {
        using var package = feed.Open(name);
        var own = package.NuspecReader.GetDependencyGroups().Single().Packages.Where(p => p.Id.StartsWith("EffNet", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(own);
        Assert.All(
            own, p => Assert.Equal($"[{feed.Version}]", p.VersionRange.ToNormalizedString().Replace($"{feed.Version}, {feed.Version}", feed.Version, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("EffNet")]
    [InlineData("EffNet.Cli")]
    [InlineData("EffNet.Inference")]
    [InlineData("EffNet.Networks")]
    [InlineData("EffNet.Onnx")]
    [InlineData("EffNet.Pictures")]
    [InlineData("EffNet.Pictures.Skia")]
    [InlineData("EffNet.PyTorch")]
    [InlineData("EffNet.Templates")]
    [InlineData("EffNet.Training")]
    [InlineData("EffNet.Variants")]
    [InlineData("EffNet.Weights")]
    public void Every_package_has_license_icon_readme_description_and_repository_commit(string name)
    {
        using var package = feed.Open(name);
        var nuspec = package.NuspecReader;

        Assert.Equal("MIT", nuspec.GetLicenseMetadata()?.License);
        Assert.Equal("icon.png", nuspec.GetIcon());
        Assert.Equal("README.md", nuspec.GetReadme());
        Assert.NotEmpty(nuspec.GetDescription());
        Assert.Equal("git", nuspec.GetRepositoryMetadata().Type);
        Assert.Matches("^[0-9a-f]{40}$", nuspec.GetRepositoryMetadata().Commit);
        Assert.Equal(feed.Version, nuspec.GetVersion().ToNormalizedString());
        Assert.Contains("icon.png", package.GetFiles());
        Assert.Contains("README.md", package.GetFiles());
    }

    [Fact]
    public void The_package_EffNet_depends_on_TorchSharp_but_not_on_a_native_library()
    {
        using var package = feed.Open("EffNet");

        var group = Assert.Single(package.NuspecReader.GetDependencyGroups());

        Assert.Contains(group.Packages, p => p.Id == "TorchSharp");
        Assert.DoesNotContain(group.Packages, p => p.Id.StartsWith("TorchSharp-", StringComparison.Ordinal) || p.Id.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Packing_again_gives_the_same_bytes()
    {
        Sweep.Only();
        var again = feed.NewFolder();

        await PackageFeed.Pack(again.Path);

        var files = Directory.GetFiles(again.Path);
        Assert.Equal(18, files.Length);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(feed.FeedFolder, Path.GetFileName(file))), File.ReadAllBytes(file)));
    }

    private byte[] Bytes(string name, string entry)
    {
        using var package = feed.Open(name);
        using var stream = package.GetStream(entry);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>Returns the files of a package without those that NuGet adds.</summary>
    private IReadOnlyList<string> Files(string name, string extension = ".nupkg")
    {
        using var package = feed.Open(name, extension);
        return
        [
            .. package.GetFiles()
                .Where(f => f is not "[Content_Types].xml" && !f.StartsWith("_rels/", StringComparison.Ordinal) && !f.StartsWith("package/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        ];
    }
}
