using EffNet.Pictures;

namespace Transfer.Images;

/// <summary>Represents a photograph with transparent surroundings, in the center of a square.</summary>
/// <remarks>
/// The photograph is stored as two pictures, on black and on white. For a pixel with color c and opacity a, they are black = a * c and white = a * c + (1 - a) * 255. On any color
/// b, the pixel is therefore black + (white - black) * b / 255. Both pictures are already resized. As with premultiplied opacity, the colors of transparent pixels do not affect
/// the result.
/// </remarks>
internal sealed class CutOut
{
    /// <summary>The side of the square divided by the longer side of the photograph. The margin on each side is a sixteenth of the longer side.</summary>
    private const double SideOfSquare = 9 / 8.0;

    private const int Channels = 3;
    private const byte GrayLevel = 128;

    private readonly Picture _onBlack;
    private readonly Picture _onWhite;

    private CutOut(Picture onBlack, Picture onWhite) => (_onBlack, _onWhite) = (onBlack, onWhite);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="size">The height and width of the square, in pixels.</param>
    /// <exception cref="PictureException">The file is not a readable image.</exception>
    /// <exception cref="InvalidDataException">All pixels are transparent.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CutOut Load(string path, int size)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var (black, white) = (Load(path, RgbColor.Black), Load(path, RgbColor.White));
        var box = OpaqueBox.Find(black, white) ?? throw new InvalidDataException($"'{path}' has only transparent pixels; expected a photograph.");
        return new CutOut(InSquare(black, box, 0, size), InSquare(white, box, byte.MaxValue, size));
    }

    /// <summary>Returns the photograph on a background.</summary>
    /// <param name="background">The background.</param>
    /// <param name="seed">The seed of the noise. It has no effect for other backgrounds.</param>
    public Picture On(Background background, int seed)
    {
        if (background == Background.White)
            return _onWhite;
        var random = new Random(seed);
        var pixels = new byte[_onWhite.Pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            var behind = background == Background.Gray ? GrayLevel : random.Next(byte.MaxValue + 1);
            var value = _onBlack.Pixels[i] + ((_onWhite.Pixels[i] - _onBlack.Pixels[i]) * behind / (double)byte.MaxValue);
            pixels[i] = (byte)Math.Clamp(Math.Round(value), byte.MinValue, byte.MaxValue);
        }

        return new Picture(_onWhite.Width, _onWhite.Height, pixels);
    }

    private static Picture Load(string path, RgbColor background) => PictureFile.Load(path, new PictureLoadOptions { Background = background });

    private static Picture InSquare(Picture picture, OpaqueBox box, byte outside, int size)
    {
        var side = (int)Math.Round(Math.Max(box.Width, box.Height) * SideOfSquare);
        var pixels = new byte[Channels * side * side];
        Array.Fill(pixels, outside);
        var (left, top) = ((side - box.Width) / 2, (side - box.Height) / 2);
        for (var y = 0; y < box.Height; y++)
        {
            picture.Pixels.Slice(Channels * (((box.Top + y) * picture.Width) + box.Left), Channels * box.Width)
                .CopyTo(pixels.AsSpan(Channels * (((top + y) * side) + left)));
        }

        return new Preprocessing(size, size, Interpolation.Bicubic, new ChannelValues(0), new ChannelValues(1)).Apply(new Picture(side, side, pixels));
    }
}
