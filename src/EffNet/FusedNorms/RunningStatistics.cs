using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.FusedNorms;

/// <summary>The running statistics of a batch norm, updated as TorchSharp's <c>BatchNorm.forward</c> and libtorch's <c>batch_norm</c> do.</summary>
internal static unsafe class RunningStatistics
{
    // TorchSharp lets the garbage collector free a number that it made a Scalar of itself while the call still reads it.
    private static readonly Scalar s_one = 1;

    /// <summary>Returns whether the statistics can be updated: they are numbers of single precision in the processor's memory, or the norm has none.</summary>
    /// <param name="norm">The norm.</param>
    /// <param name="channels">The number of channels.</param>
    public static bool CanUpdate(BatchNorm2d norm, long channels) =>
        !norm.track_running_stats || (FusedNorm.IsVector(norm.running_mean, channels) && FusedNorm.IsVector(norm.running_var, channels));

    /// <summary>Moves the statistics toward those of a batch, and counts the batch.</summary>
    /// <param name="native">The functions of the native libraries.</param>
    /// <param name="norm">The norm.</param>
    /// <param name="means">The means of the batch.</param>
    /// <param name="variances">The variances of the batch, divided by the number of rows; the running ones are divided by one less.</param>
    /// <param name="rows">The number of rows.</param>
    public static void Update(NativeTorch native, BatchNorm2d norm, double[] means, double[] variances, long rows)
    {
        if (!norm.track_running_stats)
            return;
        var momentum = norm.momentum ?? 0;
        if (norm.num_batches_tracked is { } count)
        {
            count.add_(s_one, s_one);
            momentum = norm.momentum ?? (1 / (double)count);
        }

        Move(native, norm.running_mean, means, momentum, 1);
        Move(native, norm.running_var, variances, momentum, rows / (rows - 1.0));
    }

    private static void Move(NativeTorch native, Tensor? running, double[] batch, double momentum, double factor)
    {
        if (running is null)
            return;
        var numbers = (float*)native.GetData(running.Handle);
        for (var channel = 0; channel < batch.Length; channel++)
            numbers[channel] = (float)((momentum * batch[channel] * factor) + ((1 - momentum) * numbers[channel]));
    }
}
