using TorchSharp;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// Libtorch's random generator and the count of live tensors belong to the process.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(EffNet.Tests.SingleThread))]

namespace EffNet.Tests;

/// <summary>One thread per operation, so that sums have the same order on every machine, and no operation waits for a second busy core.</summary>
public sealed class SingleThread
{
    public SingleThread() => torch.set_num_threads(1);
}
