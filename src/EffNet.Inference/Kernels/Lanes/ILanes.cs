namespace EffNet.Inference.Kernels;

/// <summary>
/// The arithmetic of one width of vectors. Kernels are written once, over this interface, and the compiler makes a version for each width: its methods are one instruction or a few, and are
/// inlined.
/// </summary>
/// <typeparam name="TVector">A vector of single-precision numbers.</typeparam>
internal unsafe interface ILanes<TVector>
{
    /// <summary>Gets the numbers in a vector: a divisor of <see cref="Maps.Block"/>.</summary>
    static abstract int Count { get; }

    /// <summary>Gets whether there are 32 registers of such vectors rather than 16.</summary>
    static abstract bool HasManyRegisters { get; }

    /// <summary>Reads a vector.</summary>
    static abstract TVector Load(float* source);

    /// <summary>Reads a vector of half-precision numbers, which have to be finite.</summary>
    static abstract TVector LoadHalf(ushort* source);

    /// <summary>Writes a vector.</summary>
    static abstract void Store(TVector vector, float* target);

    /// <summary>Reads one number into every lane.</summary>
    static abstract TVector Broadcast(float* source);

    /// <summary>Puts one number into every lane.</summary>
    static abstract TVector Create(float number);

    /// <summary>Returns <c>left * right + summand</c>, rounded once where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector summand);

    /// <summary>Returns <c>left + right</c>.</summary>
    static abstract TVector Add(TVector left, TVector right);

    /// <summary>Returns <c>left - right</c>.</summary>
    static abstract TVector Subtract(TVector left, TVector right);

    /// <summary>Returns <c>left * right</c>.</summary>
    static abstract TVector Multiply(TVector left, TVector right);

    /// <summary>Returns <c>left / right</c>.</summary>
    static abstract TVector Divide(TVector left, TVector right);

    /// <summary>Returns the smaller of each pair; <paramref name="right"/> if one is not a number.</summary>
    static abstract TVector Min(TVector left, TVector right);

    /// <summary>Returns the larger of each pair; <paramref name="right"/> if one is not a number.</summary>
    static abstract TVector Max(TVector left, TVector right);

    /// <summary>Returns the larger of each pair; what is not a number if one is that.</summary>
    static abstract TVector MaxOrNaN(TVector left, TVector right);

    /// <summary>Returns <paramref name="value"/> in the lanes in which <paramref name="left"/> is greater than <paramref name="right"/>, and 0 in the others.</summary>
    static abstract TVector WhereGreater(TVector left, TVector right, TVector value);

    /// <summary>Rounds powers of 2 to whole ones, in a form that <see cref="Scale"/> takes.</summary>
    /// <param name="power">The powers.</param>
    /// <param name="rest">What is left of them: from -1/2 to 1/2.</param>
    static abstract TVector Round(TVector power, out TVector rest);

    /// <summary>Multiplies numbers from 1/2 to 2 by whole powers of 2. Powers beyond those of normal numbers give very large or very small results.</summary>
    /// <param name="number">The numbers.</param>
    /// <param name="power">The powers, as <see cref="Round"/> returned them.</param>
    static abstract TVector Scale(TVector number, TVector power);
}
