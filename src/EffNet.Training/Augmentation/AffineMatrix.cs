namespace EffNet.Training;

/// <summary>
/// From where in an image each pixel of the result comes: column <c>A * x + B * y + C</c> and row <c>D * x + E * y + F</c>. Pillow's <c>AFFINE</c> takes the same six numbers.
/// </summary>
/// <param name="A">The columns for each column.</param>
/// <param name="B">The columns for each row.</param>
/// <param name="C">The columns for the first pixel.</param>
/// <param name="D">The rows for each column.</param>
/// <param name="E">The rows for each row.</param>
/// <param name="F">The rows for the first pixel.</param>
internal readonly record struct AffineMatrix(double A, double B, double C, double D, double E, double F)
{
    /// <summary>Gets a value indicating whether rows remain rows and columns remain columns.</summary>
    public bool IsScaling => B == 0 && D == 0;

    /// <summary>Returns a value indicating whether Pillow computes with 16 bits after the point: all corners lie within 32,768 pixels.</summary>
    /// <param name="width">The width of the result.</param>
    /// <param name="height">The height of the result.</param>
    public bool FitsFixedPoint(int width, int height) => Fits(0, 0) && Fits(width, height) && Fits(0, height) && Fits(width, 0);

    private bool Fits(int x, int y)
    {
        const double Bound = 32768;
        return Math.Abs((x * A) + (y * B) + C) < Bound && Math.Abs((x * D) + (y * E) + F) < Bound;
    }
}
