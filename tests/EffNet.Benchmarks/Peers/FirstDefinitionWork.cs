using System.Diagnostics;
using EffNet.Benchmarks.Workers;
using EffNet.Models;

namespace EffNet.Benchmarks.Peers;

/// <summary>The first use of a network's definition in a process, where the runtime compiles all methods to machine code first. The answer is the time.</summary>
internal sealed class FirstDefinitionWork : IWork
{
    public double Answer { get; private set; }

    public void Run()
    {
        var start = Stopwatch.GetTimestamp();
        _ = EfficientNetB7.Definition.Network;
        Answer = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public void Dispose()
    {
    }
}
