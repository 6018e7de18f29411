using System.Diagnostics;
using EffNet.Benchmarks.Generation;
using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Peers;

/// <summary>The generator's first run in a process, where the runtime compiles all methods to machine code first. The answer is the time.</summary>
internal sealed class FirstGenerationWork : IWork
{
    public double Answer { get; private set; }

    public void Run()
    {
        var (compilation, file) = (CompilerHost.Compilation("class First;"), CompilerHost.File(ModelTexts.Shipped));
        var start = Stopwatch.GetTimestamp();
        CompilerHost.Check(CompilerHost.Driver(file).RunGenerators(compilation));
        Answer = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public void Dispose()
    {
    }
}
