using System.Runtime.InteropServices;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>What the operating system sees of a network that runs for long: also what no count of tensors shows.</summary>
public sealed class ResidentMemoryTests : IDisposable
{
    private const int Runs = 1000;

    private const long Bound = 32_000_000;

    private readonly nn.Module<Tensor, Tensor> model = Subjects.Find("ReluProbeSame").CreateCalibrated();

    public void Dispose() => model.Dispose();

    [Fact]
    public void A_thousand_runs_leave_it_flat() => Assert.InRange(GrowthByRuns(), long.MinValue, Bound);

    [Fact]
    public void One_map_left_by_each_run_is_seen()
    {
        var left = new List<Tensor>();
        var stem = (nn.Module<Tensor, Tensor>)model.children().First();
        stem.register_forward_hook((_, _, output) =>
        {
            left.Add(output.alias());
            return null!;
        });

        Assert.InRange(GrowthByRuns(), 2 * Bound, long.MaxValue);

        left.ForEach(map => map.Dispose());
    }

    private long GrowthByRuns()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Memory that earlier tests freed can be given back on Linux only.");
        using var noGrad = no_grad();
        using var images = HashedNumbers.Images(2, 3, 64, 65);
        Run(images, Runs / 10);
        var growth = 0L;

        // The garbage collector is held back in there: it cannot be what keeps memory flat.
        LiveTensors.LeftBy(() =>
        {
            _ = GiveBackFreedMemory(keep: 0);
            Run(images, Runs / 10);
            var before = Environment.WorkingSet;
            Run(images, Runs);
            growth = Environment.WorkingSet - before;
        });
        return growth;
    }

    private void Run(Tensor images, int runs)
    {
        for (var run = 0; run < runs; run++)
            model.call(images).Dispose();
    }

    // What a network leaves would otherwise fill what earlier tests freed first, and not be seen.
    [DllImport("libc", EntryPoint = "malloc_trim")]
    private static extern int GiveBackFreedMemory(nuint keep);
}
