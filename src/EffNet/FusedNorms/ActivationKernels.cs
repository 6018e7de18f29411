using EffNet.FusedNorms.Kernels;
using EffNet.Inference;
using EffNet.Inference.Execution;
using EffNet.Inference.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.FusedNorms;

/// <summary>The kernels of an activation, for the widest vectors of the processor and for single numbers.</summary>
/// <param name="Wide">The kernels for vectors.</param>
/// <param name="Single">The kernels for single numbers.</param>
internal sealed record ActivationKernels(NormKernels Wide, NormKernels Single)
{
    private static readonly ActivationKernels s_none = Of<Unchanged>(PlanBuilders.Widest);
    private static readonly ActivationKernels s_silu = Of<Silu>(PlanBuilders.Widest);
    private static readonly ActivationKernels s_relu = Of<Relu>(PlanBuilders.Widest);
    private static readonly ActivationKernels s_relu6 = Of<Relu6>(PlanBuilders.Widest);
    private static readonly ActivationKernels s_hardSwish = Of<HardSwish>(PlanBuilders.Widest);
    private static readonly ActivationKernels s_gelu = Of<Gelu>(PlanBuilders.Widest);

    /// <summary>Returns the kernels of an activation; <see langword="null"/> if there are none.</summary>
    /// <param name="activation">The activation; <see langword="null"/> for no activation.</param>
    public static ActivationKernels? Find(nn.Module<Tensor, Tensor>? activation) => activation switch
    {
        null => s_none,
        SiLU => s_silu,
        ReLU => s_relu,
        ReLU6 => s_relu6,
        Hardswish => s_hardSwish,
        GELU { approximate: GELU.Approximate.none } => s_gelu,
        _ => null,
    };

    /// <summary>Returns the kernels of an activation for a vector width.</summary>
    /// <typeparam name="TFunction">The activation.</typeparam>
    /// <param name="vectors">The vectors, which the processor must support.</param>
    public static ActivationKernels Of<TFunction>(VectorPath vectors)
        where TFunction : struct, IDifferentiableFunction => new(NormKernels.Of<TFunction>(vectors), NormKernels.Of<TFunction>(VectorPath.None));
}
