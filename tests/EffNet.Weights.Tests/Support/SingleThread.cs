using EffNet.Weights.Tests.Support;
using TorchSharp;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// The count of live tensors belongs to the process.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(SingleThread))]

namespace EffNet.Weights.Tests.Support;

/// <summary>One thread per operation: sums have one order on every machine.</summary>
public sealed class SingleThread
{
    public SingleThread() => torch.set_num_threads(1);
}
