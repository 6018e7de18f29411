namespace EffNet.Docs.Tests;

/// <summary>Tests must pass on slow and busy machines: no test waits for time to pass, limits time or reads resident memory.</summary>
public sealed class TestSourceTests
{
    /// <summary>Programs that measure and are not tests.</summary>
    private static readonly string[] s_measuring = ["EffNet.Benchmarks", "EffNet.Fuzz", "EffNet.Pictures.Parity", "scripts"];

    private static readonly string[] s_forbidden =
    [
        "Thread.Sleep", "Task.Delay", "SpinWait", "Stopwatch", "WorkingSet", "CancelAfter(", "WaitAsync(TimeSpan", "Timeout =", "Environment.TickCount",
        "CancellationTokenSource(TimeSpan",
        "PeriodicTimer", "PrivateMemorySize", "ElapsedMilliseconds", "DateTime.UtcNow", "DateTime.Now",
    ];

    /// <summary>Uses of forbidden words that are allowed, because they wait without a limit.</summary>
    private static readonly string[] s_allowed = ["Timeout = Timeout.InfiniteTimeSpan"];

    [Fact]
    public void No_test_uses_timers_clocks_or_resident_memory()
    {
        var files = Directory.EnumerateFiles(Repository.Locate("tests"), "*.cs", SearchOption.AllDirectories).Where(IsOfATest).ToList();

        var found =
            from file in files
            from line in File.ReadLines(file).Select(
                (text, index) => (Text: s_allowed.Aggregate(text, (t, a) => t.Replace(a, string.Empty, StringComparison.Ordinal)), Number: index + 1))
            from word in s_forbidden
            where line.Text.Contains(word, StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Repository.Root, file)}({line.Number}): {word}";

        Assert.True(files.Count > 200, "The tests were not found.");
        Assert.Empty(found);
    }

    private static bool IsOfATest(string file)
    {
        var folders = Path.GetRelativePath(Repository.Locate("tests"), file).Split(Path.DirectorySeparatorChar);
        return !s_measuring.Contains(folders[0]) && !folders.Contains("bin") && !folders.Contains("obj") && folders[^1] != $"{nameof(TestSourceTests)}.cs";
    }
}
