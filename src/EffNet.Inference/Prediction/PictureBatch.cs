using System.Globalization;
using System.Runtime.ExceptionServices;
using EffNet.Pictures;

namespace EffNet;

/// <summary>Prepares pictures for a network, many at the same time.</summary>
internal static class PictureBatch
{
    private const int Channels = 3;

    /// <summary>Prepares pictures in parallel, each straight into its place.</summary>
    /// <param name="preprocessing">How.</param>
    /// <param name="count">How many.</param>
    /// <param name="cut">Yields the square of one; called on many threads.</param>
    /// <param name="placeOf">Returns the place of one; called on many threads.</param>
    /// <param name="order">The order of the values.</param>
    /// <param name="cancellationToken">Stops between two.</param>
    /// <returns>For each picture why its file could not be read, if so: its place holds nothing of use then.</returns>
    public static Exception?[] Fill(Preprocessing preprocessing, int count, Func<int, Picture> cut, PlaceOf placeOf, PixelOrder order, CancellationToken cancellationToken)
    {
        var normalization = new Normalization(preprocessing.Mean, preprocessing.StandardDeviation);
        var problems = new Exception?[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, count, options, (i, loop) =>
        {
            try
            {
                normalization.Write(cut(i).Pixels, placeOf(i), order);
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
        return problems;
    }

    /// <summary>Throws if a batch has more bytes than one block of memory can have.</summary>
    /// <param name="count">The number of pictures.</param>
    /// <param name="crop">Height and width of each, in pixels.</param>
    /// <exception cref="ArgumentException">It has.</exception>
    public static void CheckSize(int count, int crop)
    {
        var one = (Int128)(Channels * sizeof(float)) * crop * crop;
        if (one * count <= int.MaxValue)
            return;
        var instead = one <= int.MaxValue ? $"take at most {(int)(int.MaxValue / one):N0} at once" : "cut smaller squares";
        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"A batch of {count:N0} pictures of {crop} x {crop} would have {one * count:N0} bytes, and at most {int.MaxValue:N0} are possible: {instead}."));
    }

    /// <summary>Whether it says something of one file, and the others may go on.</summary>
    private static bool IsOfFile(Exception problem) => problem is PictureException or IOException or UnauthorizedAccessException;

    /// <summary>Returns the memory for the values of a picture.</summary>
    /// <param name="index">The index of the picture.</param>
    internal delegate Span<float> PlaceOf(int index);
}
