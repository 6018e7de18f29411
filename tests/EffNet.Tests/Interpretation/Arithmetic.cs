using TorchSharp;
using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>
/// Sums and products with scalars. TorchSharp's operators create a <see cref="Scalar"/> for each number and for the factor 1 of every sum. The garbage collector can free it while
/// the native call still reads it. This is rare, but it happened in the interpreter, which allocates many objects.
/// </summary>
internal static class Arithmetic
{
    private static readonly Scalar s_one = 1;

    /// <summary>Returns the sum of two tensors.</summary>
    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, s_one);

    /// <summary>Returns every number plus <paramref name="right"/>.</summary>
    public static Tensor Plus(this Tensor left, double right)
    {
        using Scalar number = right;
        return left.add(number, s_one);
    }

    /// <summary>Returns every number times <paramref name="right"/>.</summary>
    public static Tensor Times(this Tensor left, double right)
    {
        using Scalar number = right;
        return left.mul(number);
    }

    /// <summary>Returns every number, clamped to the range from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static Tensor Within(this Tensor values, double least, double most = double.PositiveInfinity)
    {
        using Scalar low = least;
        using Scalar high = most;
        return values.clamp(low, high);
    }
}
