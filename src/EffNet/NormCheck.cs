using EffNet.Networks;
using EffNet.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Rejects training batches that give a batch norm a single value per channel. The variance of a single value is NaN, and libtorch would write it to the
/// running statistics without an error.
/// </summary>
internal static class NormCheck
{
    /// <summary>Checks the input of a layer. Only batch norms in training mode are checked.</summary>
    /// <exception cref="ArgumentException">The layer would compute the variance of a single value.</exception>
    public static void Layer(nn.Module<Tensor, Tensor> layer, Tensor input)
    {
        if (layer is not BatchNorm2d { training: true } || input.ndim != 4)
            return;
        var shape = input.shape;
        if (shape[0] * shape[2] * shape[3] == 1)
            throw Refusal(layer.GetName(), input.shape, nameof(input));
    }

    /// <summary>Checks the input of a network before any layer runs. The graph determines the size of each batch norm's maps.</summary>
    /// <exception cref="ArgumentException">A batch norm in training mode would compute the variance of a single value.</exception>
    /// <exception cref="InvalidOperationException">
    /// A batch norm in training mode was folded into a convolution in the file that its weights come from.
    /// </exception>
    public static void Network(UnrolledNetwork network, Tensor input)
    {
        var shape = input.shape;
        if (!network.training || (shape[0] != 1 && network.FoldedNorms.Count == 0))
            return;
        var modules = network.named_modules().ToDictionary(m => m.name, m => m.module, StringComparer.Ordinal);
        CheckFolded(network, modules);
        if (shape[0] != 1)
            return;
        foreach (var node in network.Network.Nodes.Where(n => n.Operation is EffNet.Networks.BatchNorm))
        {
            if (modules.GetValueOrDefault(node.Path!) is BatchNorm2d { training: true } && HasOnePosition(network.Network.Plan.ReductionOf(node.Inputs[0]), shape[2], shape[3]))
                throw Refusal(network.Declaration.TypeName, shape, nameof(input));
        }
    }

    private static void CheckFolded(UnrolledNetwork network, Dictionary<string, nn.Module> modules)
    {
        if (network.FoldedNorms.FirstOrDefault(path => modules.GetValueOrDefault(path) is BatchNorm2d { training: true }) is not { } folded)
            return;
        throw new InvalidOperationException(
            $"The batch norm '{folded}' has no running statistics, because the weights of {network.Declaration.TypeName} are from an ONNX model with folded batch norms. "
            + "Before training, call EstimateNorms with batches of images, or freeze the stages that contain folded batch norms (FreezeThrough).");
    }

    /// <summary>
    /// Returns <see langword="true"/> if maps have a single position for the given image size; otherwise, <see langword="false"/>. Every stride rounds sizes up.
    /// </summary>
    private static bool HasOnePosition(Extent? reduction, long height, long width) => reduction is not { } factors || (factors.Height >= height && factors.Width >= width);

    private static ArgumentException Refusal(string name, IEnumerable<long> shape, string parameter) => new(
        $"Expected more than 1 value per channel when training: a batch norm of {name} would get 1, because the input has the shape {TensorShape.Of(shape)}. "
        + "Drop the last, partial batch, use larger batches or images, freeze the layers, or call eval().",
        parameter);
}
