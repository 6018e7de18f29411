using EffNet.Pictures;

namespace QuickStart;

/// <summary>Draws a sample picture for users who do not have one: sky, sun and a hill.</summary>
internal static class Landscape
{
    private const int Width = 640;
    private const int Height = 480;

    public static Picture Draw()
    {
        var pixels = new byte[3 * Width * Height];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
                (pixels[3 * ((y * Width) + x)], pixels[(3 * ((y * Width) + x)) + 1], pixels[(3 * ((y * Width) + x)) + 2]) = ColorAt(x, y);
        }

        return new Picture(Width, Height, pixels);
    }

    private static (byte Red, byte Green, byte Blue) ColorAt(int x, int y)
    {
        if (y > 330 + (40 * Math.Sin(x / 90.0)))
            return (90, 130, 70);
        if (Math.Pow(x - 500, 2) + Math.Pow(y - 110, 2) < 50 * 50)
            return (255, 220, 90);
        var fall = (double)y / Height;
        return ((byte)(80 + (155 * fall)), (byte)(140 + (85 * fall)), (byte)(220 - (20 * fall)));
    }
}
