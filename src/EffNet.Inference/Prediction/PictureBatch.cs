using System.Globalization;
using System.Runtime.ExceptionServices;
using EffNet.Pictures;

namespace EffNet;

/// <summary>Prepares batches of pictures for a network in parallel.</summary>
internal static class PictureBatch
{
    private const int Channels = 3;

    /// <summary>Prepares pictures in parallel and writes each directly to its memory.</summary>
    /// <param name="preprocessing">The preprocessing.</param>
    /// <param name="count">The number of pictures.</param>
    /// <param name="cut">A function that returns the cropped square of a picture. It is called on many threads.</param>
    /// <param name="placeOf">A function that returns the memory of a picture. It is called on many threads.</param>
    /// <param name="order">The order of the values.</param>
    /// <param name="cancellationToken">A token to cancel the operation between two pictures.</param>
    /// <returns>
    /// For each picture, the exception if its file could not be read; otherwise, <see langword="null"/>. The memory of a picture that was not read is undefined.
    /// </returns>
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
#pragma warning disable CA1031 // The caller gets every exception; the loop would wrap it.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                problems[i] = problem;
                if (!IsOfFile(problem))
                    loop.Break();
            }
        });

        // Throw the first exception in the order of the pictures. The loop completes all pictures before it.
        if (Array.Find(problems, problem => problem is not null && !IsOfFile(problem)) is { } mistake)
            ExceptionDispatchInfo.Throw(mistake);
        return problems;
    }

    /// <summary>Throws an exception if a batch has more bytes than one block of memory can have.</summary>
    /// <param name="count">The number of pictures.</param>
    /// <param name="crop">The height and width of each picture, in pixels.</param>
    /// <exception cref="ArgumentException">The batch has too many bytes.</exception>
    public static void CheckSize(int count, int crop)
    {
        var one = (Int128)(Channels * sizeof(float)) * crop * crop;
        if (one * count <= int.MaxValue)
            return;
        var instead = one <= int.MaxValue ? $"use batches of at most {(int)(int.MaxValue / one):N0} pictures" : "use a preprocessing with a smaller crop";
        throw new ArgumentException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A batch of {count:N0} pictures of {crop} x {crop} would have {one * count:N0} bytes, but at most {int.MaxValue:N0} are possible; {instead}."));
    }

    /// <summary>
    /// Returns <see langword="true"/> if an exception concerns only one file, so that all other files can be processed; otherwise, <see langword="false"/>.
    /// </summary>
    private static bool IsOfFile(Exception problem) => problem is PictureException or IOException or UnauthorizedAccessException;

    /// <summary>Returns the memory for the values of a picture.</summary>
    /// <param name="index">The index of the picture.</param>
    internal delegate Span<float> PlaceOf(int index);
}
