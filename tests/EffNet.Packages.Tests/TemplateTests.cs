using EffNet.Packages.Tests.Support;

namespace EffNet.Packages.Tests;

/// <summary>A newcomer's first minutes: <c>dotnet new</c>, run, edit, run again, in an empty place with an empty package cache.</summary>
[Collection(PackageTests.Name)]
public sealed class TemplateTests(PackageFeed feed)
{
    [Fact]
    public async Task A_new_program_runs_and_follows_its_model_file()
    {
        var folder = await Install();
        (await New(folder, "effnet", "-o", "My-Nets")).SucceededSilently();

        var first = (await folder.DotNet("run", "--project", "My-Nets")).SucceededSilently();
        folder.Edit("My-Nets/models.effnet", "require parameters = 5_288_548; require flops = 385_814_752;", "stage5 { layers: 4; }");
        var second = (await folder.DotNet("run", "--project", "My-Nets")).SucceededSilently();

        Assert.Contains(first.Lines, line => line.StartsWith("EfficientNetB0", StringComparison.Ordinal) && line.Contains("5,288,548", StringComparison.Ordinal));
        Assert.Contains(first.Lines, line => line.StartsWith("EfficientNetB7", StringComparison.Ordinal) && line.Contains("66,347,960", StringComparison.Ordinal));
        Assert.Contains("Logits          1 x 10", first.Lines);
        Assert.Contains(second.Lines, line => line.StartsWith("EfficientNetB0", StringComparison.Ordinal) && !line.Contains("5,288,548", StringComparison.Ordinal));
        Assert.Contains("Logits          1 x 10", second.Lines);
    }

    [Fact]
    public async Task A_missed_budget_stops_the_build_at_its_line()
    {
        var folder = await Install();
        (await New(folder, "effnet", "-o", "Budget")).Succeeded();
        folder.Edit("Budget/models.effnet", "require parameters = 5_288_548;", "require parameters <= 5M;");

        var build = await folder.DotNet("build", "Budget");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(build.Complaints, line => line.Contains("models.effnet(", StringComparison.Ordinal) && line.Contains(": error EFN4001: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_shipped_family_can_be_started_from()
    {
        var folder = await Install();
        folder.WriteProject("Own.csproj", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", Samples.Reference(feed));
        using var package = feed.Open("EffNet");
        var families = package.GetFiles("families").Select(Path.GetFileNameWithoutExtension).OfType<string>().ToList();
        foreach (var family in families)
            (await New(folder, "effnet-file", "-n", $"My.{family}", "--family", family)).SucceededSilently();

        (await folder.DotNet("build")).SucceededSilently();

        Assert.Equal(8, families.Count);
        Assert.All(families, family => Assert.Contains("namespace My.", File.ReadAllText(folder.Locate($"My.{family}.effnet")), StringComparison.Ordinal));
    }

    private async Task<ProjectFolder> Install()
    {
        var folder = feed.NewFolder();
        (await New(folder, "install", feed.PathOf("EffNet.Templates"))).Succeeded();
        return folder;
    }

    /// <summary><c>dotnet new</c> with templates of this test's own: the user's stay as they are.</summary>
    private static Task<CommandResult> New(ProjectFolder folder, params string[] arguments) =>
        folder.DotNet(["new", .. arguments, "--debug:custom-hive", folder.Locate(".templates")]);
}
