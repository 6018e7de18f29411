using System.Runtime.InteropServices;
using EffNet.Packages.Tests.Support;

namespace EffNet.Packages.Tests;

/// <summary>The first steps of a new user: <c>dotnet new</c>, run, edit and run again, in an empty folder with an empty package cache.</summary>
[Collection(PackageTests.Name)]
public sealed class TemplateTests(PackageFeed feed)
{
    [Fact]
    public async Task A_new_program_runs_uses_an_edited_model_file_and_fails_to_build_with_a_missed_requirement()
    {
        var folder = feed.NewFolder();
        (await feed.New(folder, "effnet", "-o", "My-Nets")).SucceededSilently();

        var first = (await folder.DotNet("run", "--project", "My-Nets")).SucceededSilently();
        folder.Edit("My-Nets/models.effnet", "require parameters = 5_288_548; require flops = 385_814_752;", "stage5 { layers: 4; }");
        var second = (await folder.DotNet("run", "--project", "My-Nets")).SucceededSilently();
        folder.Edit("My-Nets/models.effnet", "stage5 { layers: 4; }", "require parameters <= 5M;");
        var third = await folder.DotNet("build", "My-Nets", "--no-restore");

        Assert.Contains(first.Lines, line => line.StartsWith("EfficientNetB0", StringComparison.Ordinal) && line.Contains("5,288,548", StringComparison.Ordinal));
        Assert.Contains(first.Lines, line => line.StartsWith("EfficientNetB7", StringComparison.Ordinal) && line.Contains("66,347,960", StringComparison.Ordinal));
        Assert.Contains("Logits          1 x 10", first.Lines);
        Assert.Contains(second.Lines, line => line.StartsWith("EfficientNetB0", StringComparison.Ordinal) && !line.Contains("5,288,548", StringComparison.Ordinal));
        Assert.Contains("Logits          1 x 10", second.Lines);
        Assert.NotEqual(0, third.ExitCode);
        Assert.Contains(third.Complaints, line => line.Contains("models.effnet(", StringComparison.Ordinal) && line.Contains(": error EFN4001: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_service_builds_without_warnings_and_names_missing_or_wrong_weights()
    {
        var folder = feed.NewFolder();
        (await feed.New(folder, "effnet-service", "-o", "My-Service", "--no-restore")).SucceededSilently();

        (await folder.DotNet("build", "My-Service")).SucceededSilently();
        var run = await folder.DotNet("run", "--project", "My-Service", "--no-build");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["No weight file is specified; pass one, as in --Classification:Weights b0.safetensors."], run.Lines);
        await File.WriteAllTextAsync(folder.Locate("other.safetensors"), "no weights at all", TestContext.Current.CancellationToken);
        foreach (var (weights, expected) in ((string, string)[])[("missing.pth", "missing.pth'."), ("other.safetensors", "other.safetensors:")])
        {
            var wrong = await folder.DotNet("run", "--project", "My-Service", "--no-build", "--", "--Classification:Weights", folder.Locate(weights));
            Assert.Equal(1, wrong.ExitCode);
            var line = Assert.Single(wrong.Lines);
            Assert.StartsWith($"The weights '{folder.Locate(weights)}' cannot be used: ", line, StringComparison.Ordinal);
            Assert.Contains(expected, line, StringComparison.Ordinal);
        }

        Assert.Contains("namespace My_Service;", File.ReadAllText(folder.Locate("My-Service/ClassificationQueue.cs")), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.GetFiles(folder.Locate("My-Service/bin"), "*", SearchOption.AllDirectories),
            file => Path.GetFileName(file).Contains("torch", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_new_service_selects_x86_64_v3_only_if_the_target_is_x64()
    {
        var folder = feed.NewFolder();
        (await feed.New(folder, "effnet-service", "-o", "Service", "--no-restore")).SucceededSilently();

        Assert.Equal(["x86-64-v3"], await InstructionSet("-p:RuntimeIdentifier=linux-x64"));
        Assert.Empty(await InstructionSet("-p:RuntimeIdentifier=linux-arm64"));
        Assert.Equal(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? ["x86-64-v3"] : [], await InstructionSet());

        async Task<IEnumerable<string>> InstructionSet(params string[] arguments) =>
            (await folder.DotNet(["msbuild", "Service", "-getProperty:IlcInstructionSet", .. arguments])).Succeeded().Lines;
    }

    [Fact]
    public async Task The_template_effnet_file_writes_every_shipped_family_with_the_specified_namespace()
    {
        var folder = feed.NewFolder();
        using var package = feed.Open("EffNet.Variants");
        var families = package.GetFiles("families").Select(Path.GetFileNameWithoutExtension).OfType<string>().ToList();
        foreach (var family in families)
            (await feed.New(folder, "effnet-file", "-n", $"My.{family}", "--family", family)).SucceededSilently();

        Assert.Equal(9, families.Count);
        Assert.All(families, family =>
        {
            using var shipped = new StreamReader(package.GetStream($"families/{family}.effnet"));
            var expected = shipped.ReadToEnd().Replace("namespace EffNet.Models;", $"namespace My.{family.Replace('-', '_')};", StringComparison.Ordinal);
            Assert.Equal(expected, File.ReadAllText(folder.Locate($"My.{family}.effnet")), ignoreCase: true);
        });
    }

    /// <summary>All files are in one project: the test fails if two files have the same namespace, because their types would collide.</summary>
    [Fact]
    public async Task Templates_with_any_name_have_a_valid_namespace()
    {
        var folder = feed.NewFolder();
        folder.WriteProject("Own.csproj", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", Samples.Reference(feed));
        foreach (var name in (string[])["detector", "3d-net", "class"])
            (await feed.New(folder, "effnet-file", "-n", name, "--family", "mobilenet-v1")).SucceededSilently();
        foreach (var name in (string[])["4d.own-nets"])
        {
            (await feed.New(folder, "effnet", "-o", name, "--no-restore")).SucceededSilently();
            Assert.False(Directory.Exists(folder.Locate($"{name}/obj")), "The project was restored.");
            folder.Write($"{name}.cs", File.ReadLines(folder.Locate($"{name}/Program.cs")).First());
            File.Delete(folder.Locate($"{name}/Program.cs"));
        }

        (await folder.DotNet("build")).SucceededSilently();

        Assert.Contains("namespace Detector;", File.ReadAllText(folder.Locate("detector.effnet")), StringComparison.Ordinal);
    }
}
