using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>The native memory of a network that runs for long: it also contains what no count of tensors shows.</summary>
public sealed class NativeMemoryTests : IDisposable
{
    private const int Batches = 5;

    private const int RunsPerBatch = 30;

    private const long Bound = 2_000_000;

    private readonly nn.Module<Tensor, Tensor> _model = Subjects.Find("ReluProbeSame").CreateCalibrated();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Native_memory_does_not_grow_in_150_runs()
    {
        var (growth, tensors) = GrowthByRuns();

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

        Assert.InRange(GrowthByRuns().Bytes, 2 * Bound, long.MaxValue);

        left.ForEach(map => map.Dispose());
    }

    /// <summary>
    /// The garbage collector is held back in every batch, and may only collect in between, where the count of live tensors shows that it finds none: it cannot be what
    /// keeps memory flat. Held back all the time, its own objects would be what grows.
    /// </summary>
    private (long Bytes, long Tensors) GrowthByRuns()
    {
        Assert.SkipUnless(NativeHeap.IsMeasurable, "glibc 2.33 or later counts what is allocated.");
        using var noGrad = no_grad();
        using var images = HashedNumbers.Images(4, 3, 64, 65);
        RunBatch(images);

        // What earlier tests left to finalizers must not be freed while this is measured: it would hide what the runs leave.
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
