namespace EffNet.Training;

/// <summary>
/// Specifies the source of each pixel of a result: pixel (x, y) comes from column <c>A * x + B * y + C</c> and row <c>D * x + E * y + F</c> of the image. Pillow's <c>AFFINE</c>
/// takes the same six numbers.
/// </summary>
/// <param name="A">The factor of x for the column.</param>
/// <param name="B">The factor of y for the column.</param>
/// <param name="C">The column of the image for pixel (0, 0) of the result.</param>
/// <param name="D">The factor of x for the row.</param>
/// <param name="E">The factor of y for the row.</param>
/// <param name="F">The row of the image for pixel (0, 0) of the result.</param>
internal readonly record struct AffineMatrix(double A, double B, double C, double D, double E, double F)
{
    /// <summary>Gets a value indicating whether the matrix only scales and moves: rows stay rows, and columns stay columns.</summary>
    public bool IsScaling => B == 0 && D == 0;

    /// <summary>
    /// Returns a value indicating whether Pillow computes in fixed point, with 16 fractional bits: whether the coordinates of the sources of all corners are between -32,768 and
    /// 32,768.
    /// </summary>
    /// <param name="width">The width of the result.</param>
    /// <param name="height">The height of the result.</param>
    public bool FitsFixedPoint(int width, int height) => Fits(0, 0) && Fits(width, height) && Fits(0, height) && Fits(width, 0);

    private bool Fits(int x, int y)
    {
        const double Bound = 32768;
        return Math.Abs((x * A) + (y * B) + C) < Bound && Math.Abs((x * D) + (y * E) + F) < Bound;
    }
}
