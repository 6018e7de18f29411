using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Rotates images by multiples of 90 degrees, as Pillow's <c>transpose</c>.</summary>
internal static class QuarterTurns
{
    private const int Channels = 3;

    /// <summary>Rotates an image counterclockwise.</summary>
    /// <param name="picture">The image. If the number of turns is odd, it must be a square.</param>
    /// <param name="turns">The number of turns by 90 degrees: 1, 2 or 3.</param>
    public static Picture Rotate(Picture picture, int turns)
    {
        var (width, height) = (picture.Width, picture.Height);
        var pixels = GC.AllocateUninitializedArray<byte>(picture.Pixels.Length);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = turns switch
                {
                    1 => (width - 1 - y, x),
                    2 => (width - 1 - x, height - 1 - y),
                    _ => (y, height - 1 - x),
                };
                picture.Pixels.Slice(Channels * ((fromY * width) + fromX), Channels).CopyTo(pixels.AsSpan(Channels * ((y * width) + x)));
            }
        }

        return new Picture(width, height, pixels);
    }
}
