using System.Runtime.Intrinsics;
using EffNet.Inference;
using EffNet.Inference.Kernels;

namespace EffNet.FusedNorms.Kernels;

/// <summary>The kernels of a batch norm and an activation, for one vector width.</summary>
/// <param name="lanes">The number of elements in a vector.</param>
internal sealed unsafe class NormKernels(int lanes)
{
    /// <summary>Gets the number of elements in a vector.</summary>
    public int Lanes { get; } = lanes;

    /// <summary>Gets a pointer to the method of <see cref="MomentKernel{TVector, TLanes}"/>.</summary>
    public required delegate*<float*, nint, nint, float*, float*, void> Moments { get; init; }

    /// <summary>Gets a pointer to the method of <see cref="NormKernel{TVector, TLanes, TFunction}"/>.</summary>
    public required delegate*<float*, float*, nint, nint, NormFactors, void> Normalize { get; init; }

    /// <summary>Gets a pointer to the method of <see cref="NormSumKernel{TVector, TLanes, TFunction}"/>.</summary>
    public required delegate*<float*, float*, nint, nint, NormFactors, float*, float*, void> Sum { get; init; }

    /// <summary>Gets a pointer to the method of <see cref="NormGradientKernel{TVector, TLanes, TFunction}"/>.</summary>
    public required delegate*<float*, float*, float*, nint, nint, NormFactors, float*, float*, void> Differentiate { get; init; }

    /// <summary>Returns the kernels for a vector width.</summary>
    /// <typeparam name="TFunction">The activation.</typeparam>
    /// <param name="vectors">The vectors, which the processor must support.</param>
    public static NormKernels Of<TFunction>(VectorPath vectors)
        where TFunction : struct, IDifferentiableFunction => vectors switch
        {
            VectorPath.Avx512 => Of<Vector512<float>, Lanes512, TFunction>(),
            VectorPath.Avx2 => Of<Vector256<float>, Lanes256, TFunction>(),
            VectorPath.Bits128 => Of<Vector128<float>, Lanes128, TFunction>(),
            _ => Of<float, LanesOfOne, TFunction>(),
        };

    private static NormKernels Of<TVector, TLanes, TFunction>()
        where TLanes : struct, ILanes<TVector>
        where TFunction : struct, IDifferentiableFunction => new(TLanes.Count)
        {
            Moments = &MomentKernel<TVector, TLanes>.Run,
            Normalize = &NormKernel<TVector, TLanes, TFunction>.Run,
            Sum = &NormSumKernel<TVector, TLanes, TFunction>.Run,
            Differentiate = &NormGradientKernel<TVector, TLanes, TFunction>.Run,
        };
}
