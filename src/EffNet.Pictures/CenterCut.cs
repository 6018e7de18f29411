namespace EffNet.Pictures;

/// <summary>The part of a row or column that torchvision's center crop takes.</summary>
/// <param name="Start">The first pixel of the part.</param>
/// <param name="Length">The number of pixels of the part.</param>
/// <param name="Border">The number of black pixels before the first pixel, if the row or column is shorter than the crop.</param>
internal readonly record struct CenterCut(int Start, int Length, int Border)
{
    /// <summary>Returns the part of a row or column.</summary>
    /// <param name="pixels">The number of pixels of the row or column.</param>
    /// <param name="crop">The number of pixels of the result.</param>
    public static CenterCut Of(int pixels, int crop) => pixels < crop
        ? new CenterCut(0, pixels, (crop - pixels) / 2)
        : new CenterCut((int)Math.Round((pixels - crop) / 2.0, MidpointRounding.ToEven), crop, 0);
}
