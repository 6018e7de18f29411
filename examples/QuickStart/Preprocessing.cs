using SkiaSharp;
using static TorchSharp.torch;

namespace QuickStart;

/// <summary>ImageNet's usual preparation: the middle of the picture, resized, as normalised floats.</summary>
internal static class Preprocessing
{
    /// <summary>The shorter side becomes 8/7 of the crop: 256 for a crop of 224.</summary>
    private const float CropFraction = 7 / 8f;

    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];

    /// <summary>A batch of one, (1, 3, size, size).</summary>
    public static Tensor ToTensor(SKBitmap picture, int size)
    {
        using var square = CropAndResize(picture, size);
        var values = new float[3 * size * size];
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var pixel = square.GetPixel(x, y);
                Store(values, 0, (y * size) + x, size, pixel.Red);
                Store(values, 1, (y * size) + x, size, pixel.Green);
                Store(values, 2, (y * size) + x, size, pixel.Blue);
            }
        }

        return tensor(values, [1, 3, size, size]);
    }

    /// <summary>Resizing to the shorter side and cropping the middle, in one drawing; what is transparent becomes white.</summary>
    private static SKBitmap CropAndResize(SKBitmap picture, int size)
    {
        var side = Math.Min(picture.Width, picture.Height) * CropFraction;
        var (left, top) = ((picture.Width - side) / 2, (picture.Height - side) / 2);
        var square = new SKBitmap(size, size);
        using var canvas = new SKCanvas(square);
        using var paint = new SKPaint { FilterQuality = SKFilterQuality.High };
        canvas.Clear(SKColors.White);
        canvas.DrawBitmap(picture, new SKRect(left, top, left + side, top + side), new SKRect(0, 0, size, size), paint);
        return square;
    }

    private static void Store(float[] values, int channel, int position, int size, byte value) =>
        values[(channel * size * size) + position] = ((value / 255f) - Mean[channel]) / Deviation[channel];
}
