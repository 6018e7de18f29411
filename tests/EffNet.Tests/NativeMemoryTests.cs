using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>The native memory of a network over many runs. It also contains memory that the number of tensors does not show.</summary>
public sealed class NativeMemoryTests : IDisposable
{
    private const int Batches = 5;

    private const int RunsPerBatch = 30;

    private const int Attempts = 3;

    private const long Bound = 2_000_000;

    private readonly nn.Module<Tensor, Tensor> _model = Subjects.Find("ReluProbeSame").CreateCalibrated();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Native_memory_does_not_grow_in_150_runs()
    {
        var (growth, tensors) = MedianGrowth();

        Assert.InRange(growth, long.MinValue, Bound);
        Assert.Equal(0, tensors);
    }

    [Fact]
    public void Leak_of_one_feature_map_per_run_increases_the_measured_memory()
    {
        var left = new List<Tensor>();
        var stem = (nn.Module<Tensor, Tensor>)_model.children().First();
        stem.register_forward_hook((_, _, output) =>
        {
            left.Add(output.alias());
            return null!;
        });

        Assert.InRange(MedianGrowth().Bytes, 2 * Bound, long.MaxValue);

        left.ForEach(map => map.Dispose());
    }

    /// <summary>
    /// Returns the median growth of several measurements. A leak makes memory grow in each of them. Other threads of the process, such as the compiler of the runtime, also
    /// allocate native memory, or free it, in one of them.
    /// </summary>
    private (long Bytes, long Tensors) MedianGrowth() => Enumerable.Range(0, Attempts).Select(_ => GrowthByRuns()).OrderBy(growth => growth.Bytes).ElementAt(Attempts / 2);

    /// <summary>
    /// The garbage collector runs only between batches of runs, and the number of live tensors shows that it frees none, so it does not hide a leak.
    /// If it never ran, managed objects would make memory grow.
    /// </summary>
    private (long Bytes, long Tensors) GrowthByRuns()
    {
        Assert.SkipUnless(NativeHeap.IsMeasurable, "glibc 2.33 or later counts what is allocated.");
        using var noGrad = no_grad();
        using var images = HashedNumbers.Images(4, 3, 64, 65);
        RunBatch(images);

        // Objects of earlier tests are finalized before the measurement. If they were freed during the measurement, they would hide a leak.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var before = NativeHeap.BytesInUse;
        var tensors = Enumerable.Range(0, Batches).Sum(_ => RunBatch(images));
        return (NativeHeap.BytesInUse - before, tensors);
    }

    private long RunBatch(Tensor images) => LiveTensors.LeftBy(() =>
    {
        for (var run = 0; run < RunsPerBatch; run++)
            _model.call(images).Dispose();
    });
}
