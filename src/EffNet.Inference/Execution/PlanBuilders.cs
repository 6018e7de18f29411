using System.Runtime.Intrinsics;
using EffNet.Inference.Fusion;
using EffNet.Inference.Kernels;

namespace EffNet.Inference.Execution;

/// <summary>The versions of all kernels, by the width of their vectors.</summary>
internal static class PlanBuilders
{
    /// <summary>Gets the widest vectors that the processor has.</summary>
    public static VectorPath Widest => Lanes512.IsSupported ? VectorPath.Avx512 : Lanes256.IsSupported ? VectorPath.Avx2 : Lanes128.IsSupported ? VectorPath.Bits128 : VectorPath.None;

    /// <summary>Makes a plan.</summary>
    /// <param name="path">The vectors.</param>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights.</param>
    public static ExecutionPlan Build(VectorPath path, FusedNetwork network, EngineWeights weights) => path switch
    {
        VectorPath.Avx512 => PlanBuilder<Vector512<float>, Lanes512>.Build(network, weights),
        VectorPath.Avx2 => PlanBuilder<Vector256<float>, Lanes256>.Build(network, weights),
        VectorPath.Bits128 => PlanBuilder<Vector128<float>, Lanes128>.Build(network, weights),
        _ => PlanBuilder<float, LanesOfOne>.Build(network, weights),
    };
}
