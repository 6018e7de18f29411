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
            // The program and the watch speak at once; a file saved before the watch looks is not noticed.
            var started = await Hear(lines, "cost ", "Waiting for changes");
            folder.Edit("net.effnet", "channels: 16", "channels: 24");
            var restarted = await Hear(lines, "cost ");

            Assert.NotEqual(started["cost "], restarted["cost "]);
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
            await watch.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The first line with each of <paramref name="words"/>; a watch that says nothing for three minutes has not noticed.</summary>
    private static Task<Dictionary<string, string>> Hear(BlockingCollection<string> lines, params string[] words) => Task.Run(() =>
    {
        var heard = new List<string>();
        var found = new Dictionary<string, string>();
        while (found.Count < words.Length)
        {
            if (!lines.TryTake(out var line, (int)TimeSpan.FromMinutes(3).TotalMilliseconds, TestContext.Current.CancellationToken))
                throw new TimeoutException($"There was no more than this:\n{string.Join('\n', heard)}");
            heard.Add(line);
            foreach (var word in words.Where(w => line.Contains(w, StringComparison.Ordinal)))
                found.TryAdd(word, line);
        }

        return found;
    });
}
