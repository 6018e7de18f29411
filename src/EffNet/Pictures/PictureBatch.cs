using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Fills tensors with pictures, many at once.</summary>
internal static class PictureBatch
{
    /// <summary>Three channels of 32 bits.</summary>
    private const int BytesPerPixel = 3 * sizeof(float);

    /// <summary>
    /// Prepares pictures in parallel, each straight into its place. They lie channels last, as they come out of files and as <see cref="UnrolledNetwork"/> wants them: nothing
    /// is moved on the way.
    /// </summary>
    /// <param name="preprocessing">How.</param>
    /// <param name="count">How many.</param>
    /// <param name="cut">Yields the square of one; called on many threads.</param>
    /// <param name="cancellationToken">Stops between two.</param>
    /// <returns>The batch, and for each picture why its file could not be read, if so: its place holds nothing of use then.</returns>
    /// <exception cref="ArgumentException">The batch would have more bytes than a span can have.</exception>
    public static (Tensor Batch, Exception?[] Problems) Fill(Preprocessing preprocessing, int count, Func<int, Picture> cut, CancellationToken cancellationToken)
    {
        preprocessing.Check();
        CheckSize(count, preprocessing.Crop);
        var normalization = new Normalization(preprocessing.Mean, preprocessing.StandardDeviation);
        var problems = new Exception?[count];
        using var rows = empty([count, preprocessing.Crop, preprocessing.Crop, 3], ScalarType.Float32, CPU);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, count, options, (i, loop) =>
        {
            try
            {
                var pixels = cut(i).Pixels;
                normalization.WriteChannelsLast(pixels, MemoryMarshal.Cast<byte, float>(rows.bytes).Slice(i * pixels.Length, pixels.Length));
            }
#pragma warning disable CA1031 // Whatever it is, the caller hears of it: the loop would wrap it.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                problems[i] = problem;
                if (!IsOfFile(problem))
                    loop.Break();
            }
        });

        // Of several, the first in the order of the pictures: the loop ends no picture before it.
        if (Array.Find(problems, problem => problem is not null && !IsOfFile(problem)) is { } mistake)
            ExceptionDispatchInfo.Throw(mistake);
        return (rows.permute(0, 3, 1, 2), problems);
    }

    private static void CheckSize(int count, int crop)
    {
        var one = (Int128)BytesPerPixel * crop * crop;
        if (one * count <= int.MaxValue)
            return;
        var instead = one <= int.MaxValue ? $"take at most {(int)(int.MaxValue / one):N0} at once" : "cut smaller squares";
        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"A batch of {count:N0} pictures of {crop} x {crop} would have {one * count:N0} bytes, and at most {int.MaxValue:N0} are possible: {instead}."));
    }

    /// <summary>Whether it says something of one file, and the others may go on.</summary>
    private static bool IsOfFile(Exception problem) => problem is PictureException or IOException or UnauthorizedAccessException;
}
