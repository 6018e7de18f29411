using System.Runtime;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Counts the tensors that some code leaves alive.</summary>
internal static class LiveTensors
{
    private const long NoCollectionBudget = 200_000_000;

    /// <summary>
    /// How many more tensors live after <paramref name="action"/> than before. Nothing is collected in between: a leak that the garbage
    /// collector hides is a leak, and garbage of earlier tests must not count as tensors disposed here.
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

    /// <summary>Leaves no garbage of earlier tests, whose tensors would be counted as disposed later.</summary>
    public static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static bool IsHeldBack => GCSettings.LatencyMode == GCLatencyMode.NoGCRegion;
}
