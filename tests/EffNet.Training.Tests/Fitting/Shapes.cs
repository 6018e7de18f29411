using EffNet.Pictures;

namespace EffNet.Training.Tests;

/// <summary>Small images of three classes that are easy to distinguish: horizontal bars, vertical bars, and a disc, on noise.</summary>
internal static class Shapes
{
    public const int Size = 28;

    public static IReadOnlyList<string> ClassNames { get; } = ["horizontal", "vertical", "disc"];

    public static ImageSet Create(int count, int seed = 0) => ImageSets.FromPictures(
        Enumerable.Range(0, count).Select(i => Draw(i % 3, RandomStream.For(seed, 0, i))), Enumerable.Range(0, count).Select(i => i % 3), ClassNames);

    private static Picture Draw(int kind, RandomStream random)
    {
        var pixels = new byte[3 * Size * Size];
        var (offset, radius) = (random.NextInt(4), 6 + random.NextInt(5));
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var isInside = kind switch
                {
                    0 => (y + offset) % 8 < 4,
                    1 => (x + offset) % 8 < 4,
                    _ => ((x - 14) * (x - 14)) + ((y - 14) * (y - 14)) < radius * radius,
                };
                for (var c = 0; c < 3; c++)
                    pixels[(3 * ((Size * y) + x)) + c] = (byte)((isInside ? 160 : 30) + random.NextInt(60));
            }
        }

        return new Picture(Size, Size, pixels);
    }
}
