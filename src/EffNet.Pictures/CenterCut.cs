namespace EffNet.Pictures;

/// <summary>What torchvision's center crop takes of a row or column.</summary>
/// <param name="Start">The first pixel it takes.</param>
/// <param name="Length">How many it takes.</param>
/// <param name="Border">Black pixels it puts before the first, where there are too few.</param>
internal readonly record struct CenterCut(int Start, int Length, int Border)
{
    /// <summary>What it takes of a number of pixels.</summary>
    /// <param name="pixels">The pixels there are.</param>
    /// <param name="crop">The pixels wanted.</param>
    public static CenterCut Of(int pixels, int crop) => pixels < crop
        ? new CenterCut(0, pixels, (crop - pixels) / 2)
        : new CenterCut((int)Math.Round((pixels - crop) / 2.0, MidpointRounding.ToEven), crop, 0);
}
