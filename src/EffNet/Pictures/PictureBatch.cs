using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Fills tensors with pictures, many at once.</summary>
internal static class PictureBatch
{
    private const int Levels = 256;

    /// <summary>
    /// Prepares pictures in parallel, each straight into its place. They lie channels last, as they come out of files and as <see cref="UnrolledNetwork"/> wants them: nothing
    /// is moved on the way.
    /// </summary>
    /// <param name="preprocessing">How.</param>
    /// <param name="count">How many.</param>
    /// <param name="load">Yields one.</param>
    /// <param name="cancellationToken">Stops between two.</param>
    /// <returns>The batch, and for each picture why its place holds nothing of use, if so.</returns>
    public static (Tensor Batch, Exception?[] Problems) Fill(Preprocessing preprocessing, int count, Func<int, Picture> load, CancellationToken cancellationToken)
    {
        preprocessing.Check();
        var levels = TableOf(preprocessing);
        var problems = new Exception?[count];
        using var rows = empty([count, preprocessing.Crop, preprocessing.Crop, 3], ScalarType.Float32, CPU);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, count, options, i =>
        {
            try
            {
                var pixels = preprocessing.Apply(load(i)).Pixels;
                Normalise(pixels, MemoryMarshal.Cast<byte, float>(rows.bytes).Slice(i * pixels.Length, pixels.Length), levels);
            }
#pragma warning disable CA1031 // Whatever it is, the caller hears of it: another thread must not lose it, nor wrap it.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                problems[i] = problem;
            }
        });
        return (rows.permute(0, 3, 1, 2), problems);
    }

    /// <summary>What each of the 256 levels becomes, channel by channel, rounded after each step as torchvision's arithmetic is.</summary>
    private static float[] TableOf(Preprocessing preprocessing)
    {
        var (mean, deviation) = (preprocessing.Mean, preprocessing.StandardDeviation);
        var table = new float[3 * Levels];
        for (var level = 0; level < Levels; level++)
        {
            table[level] = ((level / 255f) - mean.Red) / deviation.Red;
            table[Levels + level] = ((level / 255f) - mean.Green) / deviation.Green;
            table[(2 * Levels) + level] = ((level / 255f) - mean.Blue) / deviation.Blue;
        }

        return table;
    }

    private static void Normalise(ReadOnlySpan<byte> pixels, Span<float> values, float[] levels)
    {
        for (var i = 0; i < pixels.Length; i += 3)
        {
            values[i] = levels[pixels[i]];
            values[i + 1] = levels[Levels + pixels[i + 1]];
            values[i + 2] = levels[(2 * Levels) + pixels[i + 2]];
        }
    }
}
