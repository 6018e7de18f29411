using System.Runtime.ExceptionServices;

namespace EffNet.Training;

/// <summary>Hashes of the content of images.</summary>
internal static class ContentHashes
{
    /// <summary>Reads all images, several at a time.</summary>
    /// <param name="images">The images.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <returns>The hash of each image.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static UInt128[] Of(ImageSet images, CancellationToken cancellationToken)
    {
        var hashes = new UInt128[images.Count];
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, hashes.Length, options, index => hashes[index] = images.GetContentHash(index));
        }
        catch (AggregateException problem)
        {
            ExceptionDispatchInfo.Throw(problem.InnerExceptions[0]);
        }

        return hashes;
    }
}
