using System.Runtime.InteropServices;
using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Fills tensors with pictures.</summary>
internal static class TensorBatch
{
    /// <summary>
    /// Prepares pictures in parallel. They lie channels last, as they come out of files and as <see cref="UnrolledNetwork"/> wants them: nothing is moved on the way.
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
        PictureBatch.CheckSize(count, preprocessing.Crop);
        using var rows = empty([count, preprocessing.Crop, preprocessing.Crop, 3], ScalarType.Float32, CPU);
        var length = 3 * preprocessing.Crop * preprocessing.Crop;
        var problems = PictureBatch.Fill(
            preprocessing, count, cut, i => MemoryMarshal.Cast<byte, float>(rows.bytes).Slice(i * length, length), PixelOrder.ChannelsLast, cancellationToken);
        return (rows.permute(0, 3, 1, 2), problems);
    }
}
