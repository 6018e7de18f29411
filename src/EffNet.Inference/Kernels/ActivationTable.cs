using EffNet.Networks;

namespace EffNet.Inference.Kernels;

/// <summary>The activation kernels for one width of vectors.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal static unsafe class ActivationTable<TVector, TLanes>
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Returns the kernel of an activation; <see langword="null"/> for none.</summary>
    /// <param name="function">The activation.</param>
    /// <exception cref="NotSupportedException">There is no kernel for the activation.</exception>
    public static delegate*<float*, float*, nint, void> Find(ActivationFunction? function) => function?.Word switch
    {
        null => null,
        "silu" => &ActivationKernel<TVector, TLanes, Silu>.Run,
        "sigmoid" => &ActivationKernel<TVector, TLanes, Sigmoid>.Run,
        "relu" => &ActivationKernel<TVector, TLanes, Relu>.Run,
        "relu6" => &ActivationKernel<TVector, TLanes, Relu6>.Run,
        "hard_swish" => &ActivationKernel<TVector, TLanes, HardSwish>.Run,
        "gelu" => &ActivationKernel<TVector, TLanes, Gelu>.Run,
        var word => throw new NotSupportedException($"The engine does not support the activation '{word}'."),
    };
}
