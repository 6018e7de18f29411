using System.Threading.Channels;
using EffNet.Packages.Tests.Support;

namespace EffNet.Packages.Tests;

/// <summary><c>dotnet watch</c>, which must detect that a model file was saved.</summary>
[Collection(PackageTests.Name)]
public sealed class WatchTests(PackageFeed feed)
{
    [Fact]
    public async Task Saving_a_model_file_restarts_the_program_under_dotnet_watch()
    {
        var folder = feed.NewFolder()
            .WriteProject("Watched.csproj", "<OutputType>Exe</OutputType><NoWarn>$(NoWarn);EFNB004</NoWarn>", Samples.Reference(feed))
            .Write("net.effnet", Samples.Family("Net"))
            .Write("Program.cs", """Console.WriteLine($"cost {Watched.NetA.Flops}"); new ManualResetEvent(false).WaitOne();""");
        (await folder.DotNet("restore")).Succeeded();
        var lines = Channel.CreateUnbounded<string>();
        using var watch = feed.DotNet.Start(folder.Path, line => lines.Writer.TryWrite(line), "watch", "--non-interactive", "run");
        watch.Exited += (_, _) => lines.Writer.TryComplete();
        watch.EnableRaisingEvents = true;
        try
        {
            // The program and dotnet watch write at the same time. A file that is saved before dotnet watch waits for changes is not detected.
            var started = await Hear(lines.Reader, "cost ", "Waiting for changes");
            folder.Edit("net.effnet", "channels: 16", "channels: 24");
            var restarted = await Hear(lines.Reader, "cost ");

            Assert.NotEqual(started["cost "], restarted["cost "]);
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
            await watch.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Returns the first line with each of <paramref name="words"/>. Throws if the process ends before all of them occurred.</summary>
    private static async Task<Dictionary<string, string>> Hear(ChannelReader<string> lines, params string[] words)
    {
        var heard = new List<string>();
        var found = new Dictionary<string, string>();
        await foreach (var line in lines.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            heard.Add(line);
            foreach (var word in words.Where(w => line.Contains(w, StringComparison.Ordinal)))
                found.TryAdd(word, line);
            if (found.Count == words.Length)
                return found;
        }

        throw new InvalidOperationException($"The process ended after:\n{string.Join('\n', heard)}");
    }
}
