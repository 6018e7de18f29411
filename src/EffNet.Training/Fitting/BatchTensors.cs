using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>The images of a batch as a tensor (N, 3, H, W), channels-last, with which libtorch is fastest on CPUs.</summary>
internal static class BatchTensors
{
    /// <summary>Copies images to a new tensor.</summary>
    /// <param name="batch">The batch, channels-last.</param>
    /// <param name="device">The device.</param>
    /// <param name="dtype">The element type.</param>
    /// <returns>A tensor, which is the caller's.</returns>
    public static Tensor ImagesOf(ImageBatch batch, Device device, ScalarType dtype)
    {
        using var rows = empty([batch.Count, batch.Size, batch.Size, 3], ScalarType.Float32, CPU);
        batch.Values.Span.CopyTo(MemoryMarshal.Cast<byte, float>(rows.bytes));
        using var placed = rows.to(dtype, device);
        return placed.permute(0, 3, 1, 2);
    }

    /// <summary>Copies the labels of a batch to a new tensor.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="device">The device.</param>
    public static Tensor LabelsOf(ImageBatch batch, Device device) => tensor(batch.Labels, device: device);
}
