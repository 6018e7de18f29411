using EffNet.Pictures;

namespace Transfer.Images;

/// <summary>Represents the smallest rectangle that contains all pixels that are not completely transparent.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Width">The number of columns.</param>
/// <param name="Height">The number of rows.</param>
internal sealed record OpaqueBox(int Left, int Top, int Width, int Height)
{
    private const int Channels = 3;

    /// <summary>Finds the rectangle. Returns <see langword="null"/> if all pixels are transparent.</summary>
    /// <param name="onBlack">The image on black.</param>
    /// <param name="onWhite">The image on white, of the same size.</param>
    public static OpaqueBox? Find(Picture onBlack, Picture onWhite)
    {
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var y = 0; y < onBlack.Height; y++)
        {
            for (var x = 0; x < onBlack.Width; x++)
            {
                if (IsTransparent(Channels * ((y * onBlack.Width) + x)))
                    continue;
                (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            }
        }

        return right < 0 ? null : new OpaqueBox(left, top, right - left + 1, bottom - top + 1);

        bool IsTransparent(int i) => Differs(i) && Differs(i + 1) && Differs(i + 2);

        bool Differs(int i) => onWhite.Pixels[i] - onBlack.Pixels[i] == byte.MaxValue;
    }
}
