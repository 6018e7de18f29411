using System.Diagnostics;
using EffNet.Benchmarks.Workers;
using EffNet.Models;

namespace EffNet.Benchmarks.Peers;

/// <summary>Uses a network's definition for the first time in a process, which includes JIT compilation. <see cref="IWork.Answer"/> is the time in milliseconds.</summary>
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
