using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.GeneratedCode;

/// <summary>
/// Operations that take ownership of a tensor that is not read afterwards. If the tensor may be overwritten, the result reuses its memory; otherwise, the tensor
/// is disposed. Reusing memory is faster, because element-wise operations spend most of their time on new memory.
/// </summary>
internal static class InPlace
{
    // TorchSharp creates a Scalar in each call of a sum, which the garbage collector may free during the call.
    private static readonly Scalar s_one = 1.ToScalar();

    /// <summary>Applies an activation to <paramref name="value"/>, of which this method takes ownership.</summary>
    public static Tensor Activate(nn.Module<Tensor, Tensor> activation, Tensor value, bool overwrite)
    {
        if (overwrite && Overwrite(activation, value) is { } result)
            return result;

        using (value)
            return HookedCall.Invoke(activation, value);
    }

    /// <summary>Multiplies <paramref name="value"/>, of which this method takes ownership, by <paramref name="factor"/>, which is not disposed.</summary>
    public static Tensor Multiply(Tensor value, Tensor factor, bool overwrite)
    {
        if (overwrite)
            return value.mul_(factor);

        using (value)
            return value.mul(factor);
    }

    /// <summary>Adds <paramref name="summand"/>, which is not disposed, to <paramref name="value"/>, of which this method takes ownership.</summary>
    public static Tensor Add(Tensor value, Tensor summand, bool overwrite)
    {
        if (overwrite)
            return value.add_(summand, s_one);

        using (value)
            return value.add(summand, s_one);
    }

    /// <summary>Applies an activation in place, and returns the result; <see langword="null"/> if libtorch cannot apply the activation in place, such as GELU.</summary>
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
