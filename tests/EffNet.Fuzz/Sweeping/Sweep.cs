using System.Diagnostics;
using System.Globalization;
using EffNet.Language;

namespace EffNet.Fuzz.Sweeping;

/// <summary>
/// Measures the processor time of compiling each of <see cref="ProductTexts"/>, and the time that a compilation takes to end after it is canceled halfway.
/// Prints the slowest ten.
/// </summary>
internal static class Sweep
{
    private const int Shown = 10;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Prints the table. Returns 1 if the compilation of a file takes more than a second and does not end within 50 ms after it is canceled; otherwise, 0.</summary>
    public static int Run(TextWriter output)
    {
        ModelCompiler.Compile(ProductTexts.All[0].Text);
        var rows = ProductTexts.All.Select(t => (t.Name, Result: Measure(t.Text))).OrderByDescending(r => r.Result.Processor).ToList();
        output.WriteLine("| file | processor time, ms | ends after being canceled, ms |\n|---|--:|--:|");
        foreach (var (name, result) in rows.Take(Shown))
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {(result.IsComplete ? string.Empty : "over ")}{result.Processor.TotalMilliseconds:0} | {result.Delay.TotalMilliseconds:0.0} |"));
        }

        return rows.Exists(r => r.Result.Processor.TotalSeconds > 1 && r.Result.Delay.TotalMilliseconds > 50) ? 1 : 0;
    }

    private static (TimeSpan Processor, bool IsComplete, TimeSpan Delay) Measure(string text)
    {
        var (processor, elapsed, isComplete, delay) = Compile(text, s_patience);
        if (isComplete)
            delay = Compile(text, elapsed / 2).Delay;
        return (processor, isComplete, delay);
    }

    private static (TimeSpan Processor, TimeSpan Elapsed, bool IsComplete, TimeSpan Delay) Compile(string text, TimeSpan patience)
    {
        using var cancellation = new CancellationTokenSource();
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var running = Task.Run(() => ModelCompiler.Compile(text, cancellation.Token));
        var isComplete = Task.WaitAny([running], patience) == 0;
        var (processor, elapsed) = (Environment.CpuUsage.TotalTime - before, watch.Elapsed);
        if (isComplete)
            return (processor, elapsed, true, TimeSpan.Zero);
        watch.Restart();
        cancellation.Cancel();
        Task.WaitAny([running]);
        return (processor, elapsed, false, watch.Elapsed);
    }
}
