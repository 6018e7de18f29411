using System.Diagnostics;
using System.Globalization;

namespace EffNet.Benchmarks.Workers;

/// <summary>Starts a worker process and communicates with it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const string Everything = "4000000000";

    private readonly Process _process;

    /// <summary>Starts the worker and waits until it has completed its first run.</summary>
    /// <exception cref="InvalidOperationException">The worker failed.</exception>
    public WorkerProcess(Assignment assignment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        start.ArgumentList.Add("worker");
        foreach (var argument in assignment.ToArguments())
            start.ArgumentList.Add(argument);
        if (assignment.KeepsMemory)
        {
            start.Environment["MALLOC_TRIM_THRESHOLD_"] = Everything;
            start.Environment["MALLOC_MMAP_THRESHOLD_"] = Everything;
        }

        var begin = Stopwatch.GetTimestamp();
        _process = Process.Start(start) ?? throw new InvalidOperationException("The worker process could not be started.");
        Peer = assignment.Peer;
        Answer = Read()[0];
        FirstAnswer = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    /// <summary>Gets the implementation that the worker runs.</summary>
    public string Peer { get; }

    /// <summary>Gets the result of the worker's first run: see <see cref="IWork.Answer"/>.</summary>
    public double Answer { get; }

    /// <summary>Gets the milliseconds from the start of the process to the result of the first run.</summary>
    public double FirstAnswer { get; }

    /// <summary>Gets the peak memory of the process, in bytes.</summary>
    public double PeakMemory { get; private set; }

    /// <summary>Gets the milliseconds of processor time of all threads for a run in the last turn.</summary>
    public double ProcessorTime { get; private set; }

    /// <summary>Runs the task <paramref name="runs"/> times and returns the milliseconds of each run.</summary>
    public IReadOnlyList<double> Run(int runs)
    {
        _process.StandardInput.WriteLine(runs);
        _process.StandardInput.Flush();
        return Read();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private List<double> Read()
    {
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The worker for '{Peer}' ended unexpectedly. Its error is above, on standard error.");
        var numbers = line.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToList();
        (ProcessorTime, PeakMemory) = (numbers[^2], numbers[^1]);
        return numbers[..^2];
    }
}
