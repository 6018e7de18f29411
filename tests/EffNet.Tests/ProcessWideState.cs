using TorchSharp;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// Libtorch's random generator and the count of live tensors belong to the process.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(EffNet.Tests.SingleThread))]

namespace EffNet.Tests;

/// <summary>One thread per operation: sums have one order on every machine, and a busy machine does not wait for its second core.</summary>
public sealed class SingleThread
{
    public SingleThread() => torch.set_num_threads(1);
}
