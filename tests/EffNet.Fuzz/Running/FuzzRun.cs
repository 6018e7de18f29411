using System.Diagnostics;
using EffNet.Fuzz.Checks;
using EffNet.Fuzz.Inputs;

namespace EffNet.Fuzz.Running;

/// <summary>One run over a range of inputs.</summary>
internal sealed class FuzzRun(FuzzOptions options, TextWriter report)
{
    /// <summary>The smallest default stack size of a thread on any platform. An input that needs more would fail in some editors.</summary>
    private const int StackSize = 1024 * 1024;

    private readonly InputFactory _factory = new(Corpus.Load(), options.Seed);
    private readonly InputRunner _runner = new(options.CompileEvery);
    private readonly Findings _findings = new(options.Artifacts, report);
    private readonly Tally _tally = new();
    private readonly Lock _gate = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _next = options.From;

    /// <summary>Runs all inputs, prints the summary, and returns the exit code.</summary>
    public int Execute()
    {
        using var watchdog = new Watchdog(Abandon);
        var threads = Enumerable.Range(0, options.Degree).Select(worker => new Thread(() => Work(watchdog, worker), StackSize)).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        return Summarize();
    }

    private void Work(Watchdog watchdog, int worker)
    {
        using var inFlight = options.Artifacts is { } folder ? new InFlight(folder, worker) : null;
        for (var index = TakeNext(); index < options.From + options.Count; index = TakeNext())
        {
            var input = _factory.Create(index);
            if (options.Print)
                Console.Out.Write(input.Text);
            inFlight?.Write(index);
            watchdog.Begin(index);
            var run = _runner.Run(input);
            watchdog.End(index);
            lock (_gate)
                Add(run);
        }
    }

    private long TakeNext() => Interlocked.Increment(ref _next) - 1;

    private void Add(RunInput run)
    {
        _tally.Add(run);
        foreach (var flaw in run.Flaws.DistinctBy(f => f.Kind))
            _findings.Report(run.Input, flaw, _tally.Add(flaw));
    }

    /// <summary>Reports an input whose compilation does not end, and ends the process.</summary>
    private void Abandon(long index)
    {
        lock (_gate)
        {
            var flaw = new Flaw("hang", "The compilation did not end within a minute. The run is stopped.");
            _findings.Report(_factory.Create(index), flaw, _tally.Add(flaw));
            Environment.Exit(Summarize());
        }
    }

    private int Summarize()
    {
        foreach (var line in _tally.Describe(Stopwatch.GetElapsedTime(_start)))
            report.WriteLine(line);
        return _tally.HasFindings ? 1 : 0;
    }
}
