using System.Runtime.Intrinsics;
using EffNet.Inference.Fusion;
using EffNet.Inference.Kernels;

namespace EffNet.Inference.Execution;

/// <summary>Selects the version of the kernels for a width of vectors.</summary>
internal static class PlanBuilders
{
    /// <summary>Gets the widest vectors that the processor supports.</summary>
    public static VectorPath Widest =>
        Lanes512.IsSupported ? VectorPath.Avx512 : Lanes256.IsSupported ? VectorPath.Avx2 : Lanes128.IsSupported ? VectorPath.Bits128 : VectorPath.None;

    /// <summary>Returns the plan of a network.</summary>
    /// <param name="path">The vectors to compute with.</param>
    /// <param name="network">The network.</param>
    /// <param name="weights">The weights of the network.</param>
    public static ExecutionPlan Build(VectorPath path, FusedNetwork network, EngineWeights weights) => path switch
    {
        VectorPath.Avx512 => PlanBuilder<Vector512<float>, Lanes512>.Build(network, weights),
        VectorPath.Avx2 => PlanBuilder<Vector256<float>, Lanes256>.Build(network, weights),
        VectorPath.Bits128 => PlanBuilder<Vector128<float>, Lanes128>.Build(network, weights),
        _ => PlanBuilder<float, LanesOfOne>.Build(network, weights),
    };
}
