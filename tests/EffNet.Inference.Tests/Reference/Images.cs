using EffNet.Networks;

namespace EffNet.Inference.Tests.Reference;

/// <summary>Images that are the same on every machine.</summary>
internal static class Images
{
    /// <summary>Returns pseudorandom images.</summary>
    public static float[] Draw(Shape image, int seed, int count = 1)
    {
        var random = new Random(seed);
        var numbers = new float[count * image.Elements];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = (float)((random.NextDouble() * 4) - 2);
        return numbers;
    }
}
