using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.GeneratedCode;

/// <summary>
/// Steps that take a tensor over which nothing reads afterwards: its memory becomes the result's where it may be overwritten, and is freed where it
/// may not. Fresh memory is what a step that only touches every number once spends most of its time on.
/// </summary>
internal static class InPlace
{
    // TorchSharp's sum makes one for every call, which the garbage collector may free while the call still reads it.
    private static readonly Scalar s_one = 1;

    /// <summary>An activation of <paramref name="value"/>, which is taken over.</summary>
    public static Tensor Activate(nn.Module<Tensor, Tensor> activation, Tensor value, bool overwrite)
    {
        if (overwrite && Overwrite(activation, value) is { } result)
            return result;

        using (value)
            return HookedCall.Invoke(activation, value);
    }

    /// <summary><paramref name="value"/>, which is taken over, times <paramref name="factor"/>, which stays the caller's.</summary>
    public static Tensor Multiply(Tensor value, Tensor factor, bool overwrite)
    {
        if (overwrite)
            return value.mul_(factor);

        using (value)
            return value.mul(factor);
    }

    /// <summary><paramref name="value"/>, which is taken over, plus <paramref name="summand"/>, which stays the caller's.</summary>
    public static Tensor Add(Tensor value, Tensor summand, bool overwrite)
    {
        if (overwrite)
            return value.add_(summand, s_one);

        using (value)
            return value.add(summand, s_one);
    }

    /// <summary>The activations that libtorch can compute in place; GELU is not among them.</summary>
    private static Tensor? Overwrite(nn.Module<Tensor, Tensor> activation, Tensor value) => activation switch
    {
        SiLU => value.silu_(),
        Sigmoid => value.sigmoid_(),
        ReLU => value.relu_(),
        ReLU6 => value.relu6_(),
        Hardswish => value.hardswish_(),
        _ => null,
    };
}
