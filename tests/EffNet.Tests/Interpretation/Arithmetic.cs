using TorchSharp;
using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>
/// Sums and products with numbers. TorchSharp's operators make a <see cref="Scalar"/> of each number, and of the factor 1 in every sum, which the garbage collector may free while
/// the native call still reads it: seldom, but an interpreter that allocates as much as ours has met it.
/// </summary>
internal static class Arithmetic
{
    private static readonly Scalar s_one = 1;

    /// <summary>The sum of two tensors.</summary>
    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, s_one);

    /// <summary>Every number plus <paramref name="right"/>.</summary>
    public static Tensor Plus(this Tensor left, double right)
    {
        using Scalar number = right;
        return left.add(number, s_one);
    }

    /// <summary>Every number times <paramref name="right"/>.</summary>
    public static Tensor Times(this Tensor left, double right)
    {
        using Scalar number = right;
        return left.mul(number);
    }

    /// <summary>Every number, but none below <paramref name="least"/>, nor above <paramref name="most"/>.</summary>
    public static Tensor Within(this Tensor values, double least, double most = double.PositiveInfinity)
    {
        using Scalar low = least;
        using Scalar high = most;
        return values.clamp(low, high);
    }
}
