using EffNet.Pictures;

namespace EffNet.Training.Tests;

/// <summary>A copy of a batch that can be used after the batch is disposed.</summary>
internal sealed record LoadedBatch(int Number, string Indices, string Labels, string Values)
{
    /// <summary>Reads the rest of an epoch.</summary>
    public static List<LoadedBatch> ReadAll(ImageLoader loader, int epoch = 0, int firstBatch = 0)
    {
        var batches = new List<LoadedBatch>();
        using var reader = loader.ReadEpoch(epoch, firstBatch, Xunit.TestContext.Current.CancellationToken);
        foreach (var batch in reader)
        {
            using (batch)
                batches.Add(Copy(batch));
        }

        return batches;
    }

    public static LoadedBatch Copy(ImageBatch batch) => new(batch.Number, Join(batch.Indices), Join(batch.Labels), Join(batch.Values.ToArray()));

    /// <summary>Gets a transform of images of one pixel to three values: the first level, a random number, and zero.</summary>
    public static IImageTransform Transform { get; } = new OnePixel(Write);

    public static void Write(Picture picture, RandomStream random, Span<float> values, PixelOrder order)
    {
        values[0] = picture.Pixels[0];
        values[1] = (float)random.NextDouble();
        values[2] = 0;
    }

    private static string Join<T>(IEnumerable<T> values) => string.Join(' ', values);
}
