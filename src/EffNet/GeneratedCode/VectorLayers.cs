using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.GeneratedCode;

/// <summary>
/// Layers that reduce each map to one number, and layers that read such numbers. TorchSharp treats the numbers as maps with one pixel, and computes the gradient
/// of the mean as a map in another layout, which is slow to create and to add. Layers with hooks or other inputs are computed by TorchSharp.
/// </summary>
internal static class VectorLayers
{
    /// <summary>Computes the mean of each map, of shape (N, C, 1, 1). The input is not disposed.</summary>
    /// <remarks>
    /// Channels-last maps are rows of channels, so the gradient of the mean over rows has the same layout. On a GPU, the caller chooses the layout, so TorchSharp
    /// computes the mean.
    /// </remarks>
    public static Tensor Mean(AdaptiveAvgPool2d pool, Tensor input)
    {
        if (HookedCall.IsHooked(pool) || input.ndim != 4 || input.device_type != DeviceType.CPU)
            return HookedCall.Invoke(pool, input);

        using var pixels = input.permute(0, 2, 3, 1);
        using var rows = pixels.flatten(1, 2);
        using var means = rows.mean([1]);
        return means.view(means.shape[0], means.shape[1], 1, 1);
    }

    /// <summary>Computes a 1x1 convolution of maps with one pixel, of shape (N, C, 1, 1), as a matrix product. The input is not disposed.</summary>
    public static Tensor Connect(Conv2d convolution, Tensor input)
    {
        if (HookedCall.IsHooked(convolution) || input.ndim != 4 || input.shape[2] != 1 || input.shape[3] != 1)
            return HookedCall.Invoke(convolution, input);

        using var vectors = input.flatten(1);
        using var matrix = convolution.weight.flatten(1);
        using var result = nn.functional.linear(vectors, matrix, convolution.bias);
        return result.view(result.shape[0], result.shape[1], 1, 1);
    }
}
