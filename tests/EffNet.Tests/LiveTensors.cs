using System.Runtime;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Counts the tensors that some code leaves alive.</summary>
internal static class LiveTensors
{
    private const long NoCollectionBudget = 200_000_000;

    /// <summary>
    /// Returns the number of live tensors after <paramref name="action"/> minus the number before. No garbage is collected in between: tensors
    /// that only the garbage collector would free are leaks, and garbage of earlier tests must not count as disposed here.
    /// </summary>
    public static long LeftBy(Action action)
    {
        Collect();
        Assert.True(GC.TryStartNoGCRegion(NoCollectionBudget), "the garbage collector could not be held back");
        try
        {
            var before = Tensor.TotalCount;
            action();
            var left = Tensor.TotalCount - before;
            Assert.True(IsHeldBack, "the garbage collector ran");
            return left;
        }
        finally
        {
            if (IsHeldBack)
                GC.EndNoGCRegion();
        }
    }

    /// <summary>Collects the garbage of earlier tests, so that its tensors are not counted as disposed later.</summary>
    public static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static bool IsHeldBack => GCSettings.LatencyMode == GCLatencyMode.NoGCRegion;
}
