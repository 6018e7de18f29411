using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>Copies batches to tensors.</summary>
internal static class BatchTensors
{
    /// <summary>Copies images to a new tensor. Its memory format is channels-last, which is the fastest format of libtorch on CPUs.</summary>
    /// <param name="batch">The batch, with channels last.</param>
    /// <param name="device">The device.</param>
    /// <param name="dtype">The element type.</param>
    /// <returns>A tensor (N, 3, H, W). The caller disposes it.</returns>
    public static Tensor ImagesOf(ImageBatch batch, Device device, ScalarType dtype)
    {
        using var rows = empty([batch.Count, batch.Size, batch.Size, 3], ScalarType.Float32, CPU);
        batch.Values.Span.CopyTo(MemoryMarshal.Cast<byte, float>(rows.bytes));
        using var converted = rows.to(dtype, device);
        return converted.permute(0, 3, 1, 2);
    }

    /// <summary>Copies the labels of a batch to a new tensor.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="device">The device.</param>
    /// <returns>A tensor (N) of 64-bit integers. The caller disposes it.</returns>
    public static Tensor LabelsOf(ImageBatch batch, Device device) => tensor(batch.Labels, device: device);
}
