using EffNet.Pictures;

namespace EffNet.Training.Tests;

/// <summary>Pictures of pseudorandom pixels.</summary>
internal static class SyntheticPicture
{
    public static Picture Make(int width, int height, int seed = 0)
    {
        var pixels = new byte[3 * width * height];
        var random = RandomStream.For(seed, 0, 0, 99);
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)random.NextInt(256);
        return new Picture(width, height, pixels);
    }
}
