using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EffNet.Inference.Kernels;

/// <summary>Vectors of 16 numbers: AVX-512.</summary>
internal readonly unsafe struct Lanes512 : ILanes<Vector512<float>>
{
    /// <summary>
    /// Gets a value that indicates whether the processor supports these vectors. <see cref="Vector512.IsHardwareAccelerated"/> is not used because it is
    /// <see langword="false"/> on processors that reduce their clock rate for these vectors, although they are still faster.
    /// </summary>
    public static bool IsSupported => Avx512F.IsSupported;

    /// <inheritdoc/>
    public static int Count => Vector512<float>.Count;

    /// <inheritdoc/>
    public static bool HasManyRegisters => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source) => Vector512.Load(source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadHalf(ushort* source)
    {
        var bits = Avx512F.ConvertToVector512UInt32(Vector256.Load(source));
        var number = Avx512F.Multiply(Avx512F.ShiftLeftLogical(bits & Vector512.Create(HalfBits.Number), HalfBits.Shift).AsSingle(), Vector512.Create(HalfBits.Factor));
        return (number.AsUInt32() | Avx512F.ShiftLeftLogical(bits & Vector512.Create(HalfBits.Sign), HalfBits.SignShift)).AsSingle();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> vector, float* target) => vector.Store(target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Broadcast(float* source) => Vector512.Create(*source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Create(float number) => Vector512.Create(number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> summand) => Avx512F.FusedMultiplyAdd(left, right, summand);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => Avx512F.Add(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> left, Vector512<float> right) => Avx512F.Subtract(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => Avx512F.Multiply(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Divide(Vector512<float> left, Vector512<float> right) => Avx512F.Divide(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Min(Vector512<float> left, Vector512<float> right) => Avx512F.Min(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> left, Vector512<float> right) => Avx512F.Max(left, right);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MaxOrNaN(Vector512<float> left, Vector512<float> right) =>
        Vector512.ConditionalSelect(Vector512.Equals(left, left), Avx512F.Max(left, right), left);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WhereGreater(Vector512<float> left, Vector512<float> right, Vector512<float> value) => Vector512.GreaterThan(left, right) & value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Round(Vector512<float> power, out Vector512<float> rest)
    {
        power = Avx512F.Max(Vector512.Create(-AddedRounding.MostPower), power);
        var whole = Avx512F.RoundScale(power, 0);
        rest = Avx512F.Subtract(power, whole);
        return whole;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(Vector512<float> number, Vector512<float> power) => Avx512F.Scale(number, power);
}
