using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.GeneratedCode;

/// <summary>
/// Layers that reduce every map to one number, and those that read such numbers. TorchSharp treats them as maps of one pixel, and the gradient of the mean as a
/// map in another layout, which is slow to make and to add. Whoever hooks a layer, or feeds it something else, gets TorchSharp's.
/// </summary>
internal static class VectorLayers
{
    /// <summary>The mean of every map, (N, C, 1, 1). The input stays the caller's.</summary>
    /// <remarks>
    /// Channels-last maps are rows of channels, and the mean over rows has a gradient made of rows. On a GPU the layout is the caller's choice.
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

    /// <summary>A convolution 1x1 of maps of one pixel, (N, C, 1, 1): a matrix product. The input stays the caller's.</summary>
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
