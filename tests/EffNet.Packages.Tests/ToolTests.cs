using EffNet.Packages.Tests.Support;

namespace EffNet.Packages.Tests;

/// <summary>The command line tool as installed by <c>dotnet tool install</c>.</summary>
[Collection(PackageTests.Name)]
public sealed class ToolTests(PackageFeed feed)
{
    [Fact]
    public async Task The_installed_tool_accepts_a_valid_file_and_reports_the_error_of_a_broken_one()
    {
        var folder = feed.NewFolder();
        (await folder.DotNet("tool", "install", "EffNet.Cli", "--version", feed.Version, "--tool-path", "tools")).Succeeded();
        folder.Write("sound.effnet", Samples.Family("Sound")).Write("broken.effnet", Samples.Family("Broken").Replace("channels: 8", "channels: 0", StringComparison.Ordinal));
        var tool = folder.Locate(OperatingSystem.IsWindows() ? "tools/effnet.exe" : "tools/effnet");

        var sound = await feed.DotNet.Execute(tool, folder.Path, "check", "sound.effnet");
        var broken = await feed.DotNet.Execute(tool, folder.Path, "check", "broken.effnet");

        sound.SucceededSilently();
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("broken.effnet(8,", broken.Output, StringComparison.Ordinal);
    }
}
