namespace EffNet.Inference.Kernels;

/// <summary>
/// The arithmetic of one width of vectors. Kernels are written once with this interface, and the compiler generates a version for each width. The methods are
/// one or a few instructions and are inlined.
/// </summary>
/// <typeparam name="TVector">A vector of single-precision numbers.</typeparam>
internal unsafe interface ILanes<TVector>
{
    /// <summary>Gets the number of lanes of a vector, which divides <see cref="Maps.Block"/>.</summary>
    static abstract int Count { get; }

    /// <summary>Gets a value that indicates whether there are 32 vector registers rather than 16.</summary>
    static abstract bool HasManyRegisters { get; }

    /// <summary>Reads a vector.</summary>
    static abstract TVector Load(float* source);

    /// <summary>Reads a vector of half-precision numbers, which must be finite.</summary>
    static abstract TVector LoadHalf(ushort* source);

    /// <summary>Writes a vector.</summary>
    static abstract void Store(TVector vector, float* target);

    /// <summary>Reads one number and copies it to every lane.</summary>
    static abstract TVector Broadcast(float* source);

    /// <summary>Returns a vector with one number in every lane.</summary>
    static abstract TVector Create(float number);

    /// <summary>Returns <c>left * right + summand</c>, with a single rounding if the processor supports it.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector summand);

    /// <summary>Returns <c>left + right</c>.</summary>
    static abstract TVector Add(TVector left, TVector right);

    /// <summary>Returns <c>left - right</c>.</summary>
    static abstract TVector Subtract(TVector left, TVector right);

    /// <summary>Returns <c>left * right</c>.</summary>
    static abstract TVector Multiply(TVector left, TVector right);

    /// <summary>Returns <c>left / right</c>.</summary>
    static abstract TVector Divide(TVector left, TVector right);

    /// <summary>Returns the smaller of each pair; <paramref name="right"/> if one of them is NaN.</summary>
    static abstract TVector Min(TVector left, TVector right);

    /// <summary>Returns the larger of each pair; <paramref name="right"/> if one of them is NaN.</summary>
    static abstract TVector Max(TVector left, TVector right);

    /// <summary>Returns the larger of each pair; NaN if one of them is NaN.</summary>
    static abstract TVector MaxOrNaN(TVector left, TVector right);

    /// <summary>
    /// Returns <paramref name="value"/> in the lanes in which <paramref name="left"/> is greater than <paramref name="right"/>, and 0 in the others.
    /// </summary>
    static abstract TVector WhereGreater(TVector left, TVector right, TVector value);

    /// <summary>
    /// Rounds exponents of 2 to integers, in the form that <see cref="Scale"/> reads. Exponents below -125 become -125, because smaller exponents lead to
    /// denormal numbers, which slow processors down.
    /// </summary>
    /// <param name="power">The exponents.</param>
    /// <param name="rest">Receives the remainders, from -1/2 to 1/2.</param>
    static abstract TVector Round(TVector power, out TVector rest);

    /// <summary>Multiplies numbers from 1/2 to 2 by integer powers of 2. Exponents above those of normal numbers give very large results.</summary>
    /// <param name="number">The numbers.</param>
    /// <param name="power">The exponents, as returned by <see cref="Round"/>.</param>
    static abstract TVector Scale(TVector number, TVector power);
}
