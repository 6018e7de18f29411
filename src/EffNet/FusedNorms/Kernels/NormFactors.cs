namespace EffNet.FusedNorms.Kernels;

/// <summary>The factors of every column of a batch norm: y = (x - mean) * scale + shift.</summary>
/// <param name="numbers">The means of all columns, then the scales, then the shifts.</param>
/// <param name="columns">The number of columns.</param>
internal readonly unsafe struct NormFactors(float* numbers, nint columns)
{
    /// <summary>The means.</summary>
    public readonly float* Means = numbers;

    /// <summary>The weights divided by the standard deviations.</summary>
    public readonly float* Scales = numbers + columns;

    /// <summary>The biases.</summary>
    public readonly float* Shifts = numbers + (2 * columns);
}
