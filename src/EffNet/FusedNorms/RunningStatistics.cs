using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.FusedNorms;

/// <summary>Updates the running statistics of a batch norm as TorchSharp's <c>BatchNorm.forward</c> and libtorch's <c>batch_norm</c> do.</summary>
internal static unsafe class RunningStatistics
{
    // If TorchSharp converts a number to a Scalar itself, the garbage collector may free it during the call.
    private static readonly Scalar s_one = 1.ToScalar();

    /// <summary>
    /// Returns <see langword="true"/> if the statistics can be updated, because they are single-precision numbers on the CPU or the batch norm has none;
    /// otherwise, <see langword="false"/>.
    /// </summary>
    /// <param name="norm">The batch norm.</param>
    /// <param name="channels">The number of channels.</param>
    public static bool CanUpdate(BatchNorm2d norm, long channels) =>
        !norm.track_running_stats || (FusedNorm.IsVector(norm.running_mean, channels) && FusedNorm.IsVector(norm.running_var, channels));

    /// <summary>Updates the statistics with those of a batch, and counts the batch.</summary>
    /// <param name="native">The functions of the native libraries.</param>
    /// <param name="norm">The batch norm.</param>
    /// <param name="means">The means of the batch.</param>
    /// <param name="variances">The variances of the batch, with the divisor n (the number of rows). The running variances have the divisor n - 1.</param>
    /// <param name="rows">The number of rows.</param>
    public static void Update(NativeTorch native, BatchNorm2d norm, double[] means, double[] variances, long rows)
    {
        if (!norm.track_running_stats)
            return;
        var momentum = CountBatch(norm);
        Move(native, norm.running_mean, means, momentum, 1);
        Move(native, norm.running_var, variances, momentum, rows / (rows - 1.0));
    }

    /// <summary>Counts a batch, and returns the share of the batch in the running statistics.</summary>
    /// <param name="norm">The batch norm, which has running statistics.</param>
    public static double CountBatch(BatchNorm2d norm)
    {
        if (norm.num_batches_tracked is not { } count)
            return norm.momentum ?? 0;
        count.add_(s_one, s_one);
        return norm.momentum ?? (1 / (double)count);
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
