using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>Multiplies weights by a factor for each input.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal static unsafe class ScaleKernel<TVector, TLanes>
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Multiplies the weights of a block of outputs.</summary>
    /// <param name="weights">The weights: for each input, a block of outputs.</param>
    /// <param name="factors">A factor for each input.</param>
    /// <param name="target">Receives the products.</param>
    /// <param name="inputs">The number of inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* weights, float* factors, float* target, int inputs)
    {
        for (var input = 0; input < inputs; input++)
        {
            var factor = TLanes.Broadcast(factors + input);
            for (var lane = 0; lane < Maps.Block; lane += TLanes.Count)
                TLanes.Store(TLanes.Multiply(TLanes.Load(weights + lane), factor), target + lane);
            weights += Maps.Block;
            target += Maps.Block;
        }
    }
}
