using EffNet.Pictures;

namespace EffNet;

/// <summary>A batch of files that were read together.</summary>
/// <param name="Paths">The files of the batch.</param>
/// <param name="Images">The images of the readable files, in order; <see langword="null"/> if there are none.</param>
/// <param name="Problems">For each file, the reason why it could not be read; <see langword="null"/> if it was read.</param>
internal sealed record FileBatch(IReadOnlyList<string> Paths, ImageMemory? Images, IReadOnlyList<Exception?> Problems) : IDisposable
{
    /// <summary>
    /// Reads files batch by batch. The next batch is read while the caller processes and disposes the current one, so at most two batches are in memory.
    /// </summary>
    /// <param name="paths">The files.</param>
    /// <param name="reading">Specifies how files are read.</param>
    public static IEnumerable<FileBatch> ReadAll(IEnumerable<string> paths, PictureReading reading)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(reading.CancellationToken);
        var own = reading with { CancellationToken = stop.Token };
        Task<FileBatch>? next = null;
        try
        {
            foreach (var chunk in paths.Chunk(reading.BatchSize))
            {
                var ready = next is null ? null : Await(next);
                next = Task.Run(() => Read(chunk, own), CancellationToken.None);
                if (ready is not null)
                    yield return ready;
            }

            if (next is not null)
            {
                var last = Await(next);
                next = null;
                yield return last;
            }
        }
        finally
        {
            // If the caller stops early, the batch that is being read must be discarded.
            stop.Cancel();
            Discard(next);
        }
    }

    /// <summary>Returns the path of the file of an image.</summary>
    /// <param name="image">The index in <see cref="Images"/>.</param>
    public string PathOf(int image) => Paths.Where((_, i) => Problems[i] is null).ElementAt(image);

    /// <inheritdoc/>
    public void Dispose() => Images?.Dispose();

    private static FileBatch Await(Task<FileBatch> batch) => batch.GetAwaiter().GetResult();

    private static void Discard(Task<FileBatch>? batch)
    {
        if (batch is null)
            return;
        ((IAsyncResult)batch).AsyncWaitHandle.WaitOne();
        if (batch.IsCompletedSuccessfully)
            batch.Result.Dispose();
        else
            _ = batch.Exception;
    }

    private static FileBatch Read(string[] paths, PictureReading reading)
    {
        var budget = new DecodeBudget(reading.Options.MaximumDecodedBytes);
        var images = reading.Classifier.Allocate(paths.Length, reading.Preprocessing.Crop);
        Exception?[] problems;
        try
        {
            problems = PictureBatch.Fill(
                reading.Preprocessing,
                paths.Length,
                i => reading.Preprocessing.Cut(paths[i], reading.Options, budget, reading.CancellationToken),
                images.PlaceOf,
                images.Order,
                reading.CancellationToken);
        }
        catch
        {
            images.Dispose();
            throw;
        }

        int[] readable = [.. Enumerable.Range(0, paths.Length).Where(i => problems[i] is null)];
        if (readable.Length == paths.Length)
            return new FileBatch(paths, images, problems);
        if (readable.Length > 0)
            return new FileBatch(paths, images.Keep(readable), problems);
        images.Dispose();
        return new FileBatch(paths, null, problems);
    }
}
