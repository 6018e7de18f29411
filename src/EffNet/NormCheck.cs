using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Refuses training batches that give a batch norm one value per channel. The variance of one value is not a number, and libtorch writes it into the
/// running statistics without an error.
/// </summary>
internal static class NormCheck
{
    /// <summary>Checks the input of one layer. Modules that are not a batch norm in training mode pass.</summary>
    /// <exception cref="ArgumentException">The layer would compute the variance of one value.</exception>
    public static void Layer(nn.Module<Tensor, Tensor> layer, Tensor input)
    {
        if (layer is not BatchNorm2d { training: true } || input.ndim != 4)
            return;
        var shape = input.shape;
        if (shape[0] * shape[2] * shape[3] == 1)
            throw Refusal(layer.GetName(), input.shape, nameof(input));
    }

    /// <summary>
    /// Checks the input of a whole network, before any layer runs. Every layer with a stride rounds the size up, so a map after strides of product s
    /// has one pixel exactly if the image is at most s pixels high and wide.
    /// </summary>
    /// <exception cref="ArgumentException">A batch norm in training mode would compute the variance of one value.</exception>
    public static void Network(UnrolledNetwork network, Tensor input)
    {
        var shape = input.shape;
        if (!network.training || shape[0] != 1)
            return;
        var (reached, _) = Follow(network, 1, 0);
        if (reached >= Math.Max(shape[2], shape[3]))
            throw Refusal(network.Declaration.TypeName, shape, nameof(input));
    }

    /// <summary>
    /// Follows the layers of a module in the order in which they run. Returns the largest stride at which a batch norm is in training mode, and the stride
    /// after the module. The parallel branches of a block have equal strides, so only a strided layer that is not in a group of modules multiplies.
    /// </summary>
    private static (long AtNorm, long After) Follow(UnrolledModule module, long before, long atNorm)
    {
        var after = before;
        foreach (var part in module.Parts)
        {
            if (part is UnrolledModule child)
                (atNorm, after) = Follow(child, after, atNorm);
            else if (StrideOf(part) is var stride and > 1)
                after = Math.Max(after, before * stride);
            else if (part is BatchNorm2d { training: true })
                atNorm = Math.Max(atNorm, after);
        }

        return (atNorm, after);
    }

    private static long StrideOf(nn.Module layer) => layer switch
    {
        Conv2d convolution => convolution.stride[0],
        MaxPool2d { stride: { Length: > 0 } stride } => stride[0],
        AvgPool2d { stride: { Length: > 0 } stride } => stride[0],
        SameAveragePool pool => pool.Stride,
        _ => 1,
    };

    private static ArgumentException Refusal(string name, IEnumerable<long> shape, string parameter) => new(
        $"Expected more than 1 value per channel when training: a batch norm of {name} would get one, because the input has shape {Shape.Of(shape)}. "
        + "Drop the last, partial batch, use larger batches or images, freeze the layers, or call eval().",
        parameter);
}
