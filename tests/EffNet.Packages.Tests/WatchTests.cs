using System.Collections.Concurrent;
using EffNet.Packages.Tests.Support;

namespace EffNet.Packages.Tests;

/// <summary><c>dotnet watch</c>, which has to notice that a model file was saved.</summary>
[Collection(PackageTests.Name)]
public sealed class WatchTests(PackageFeed feed)
{
    [Fact]
    public async Task Saving_a_model_file_builds_again()
    {
        var folder = feed.NewFolder()
            .WriteProject("Watched.csproj", "<OutputType>Exe</OutputType>", Samples.Reference(feed))
            .Write("net.effnet", Samples.Family("Net"))
            .Write("Program.cs", """Console.WriteLine($"cost {Watched.NetA.Flops}"); await Task.Delay(TimeSpan.FromMinutes(5));""");
        (await folder.DotNet("restore")).Succeeded();
        var lines = new BlockingCollection<string>();
        using var watch = feed.DotNet.Start(folder.Path, lines.Add, "watch", "--non-interactive", "run");
        try
        {
            var first = await NextCost(lines);
            folder.Edit("net.effnet", "channels: 16", "channels: 24");
            var second = await NextCost(lines);

            Assert.NotEqual(first, second);
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
            await watch.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What the program says its network costs; a watch that says nothing for five minutes has not noticed.</summary>
    private static Task<string> NextCost(BlockingCollection<string> lines) => Task.Run(() =>
    {
        var heard = new List<string>();
        while (lines.TryTake(out var line, (int)TimeSpan.FromMinutes(5).TotalMilliseconds, TestContext.Current.CancellationToken))
        {
            if (line.StartsWith("cost ", StringComparison.Ordinal))
                return line;
            heard.Add(line);
        }

        throw new TimeoutException("The program was not run again:\n" + string.Join('\n', heard));
    });
}
