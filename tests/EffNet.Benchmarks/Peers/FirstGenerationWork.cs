using System.Diagnostics;
using EffNet.Benchmarks.Generation;
using EffNet.Benchmarks.Workers;

namespace EffNet.Benchmarks.Peers;

/// <summary>Runs the generator for the first time in a process, which includes JIT compilation. <see cref="IWork.Answer"/> is the time in milliseconds.</summary>
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
