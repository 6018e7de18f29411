using System.IO.Hashing;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Computes hashes of the content of images.</summary>
internal static class ContentHashes
{
    /// <summary>Reads all images in parallel and hashes them.</summary>
    /// <param name="images">The images.</param>
    /// <param name="cancellationToken">A token to cancel reading.</param>
    /// <returns>The hash of each image. For an image that cannot be read, it is a hash of its name and index.</returns>
    /// <exception cref="InvalidOperationException">The set threw an exception that loaders do not skip. It is the inner exception.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static UInt128[] Of(ImageSet images, CancellationToken cancellationToken)
    {
        var hashes = new UInt128[images.Count];
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, hashes.Length, options, index => hashes[index] = Of(images, index));
        }
        catch (AggregateException problem)
        {
            ExceptionDispatchInfo.Throw(problem.InnerExceptions[0]);
        }

        return hashes;
    }

    /// <summary>
    /// Hashes one image. Loaders skip and report images that cannot be read, so they are not an error here. Damaged images are detected only by sets that hash decoded pixels;
    /// other sets hash the bytes of the file.
    /// </summary>
    private static UInt128 Of(ImageSet images, int index)
    {
        try
        {
            return images.GetContentHash(index);
        }
        catch (Exception problem) when (problem is PictureException or IOException or UnauthorizedAccessException)
        {
            return XxHash128.HashToUInt128(MemoryMarshal.AsBytes(images.GetName(index).AsSpan()), seed: index);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            throw new InvalidOperationException($"The image '{images.GetName(index)}' could not be loaded: {problem.Message}", problem);
        }
    }
}
