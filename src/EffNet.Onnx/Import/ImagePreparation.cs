using EffNet.Onnx.Protos;

namespace EffNet.Onnx.Import;

/// <summary>Checks that a model has only supported preprocessing between its input and the network.</summary>
internal static class ImagePreparation
{
    /// <summary>
    /// The operations that are accepted as preprocessing of images. They change sizes, types or the order of channels, or compute with constants, and have no
    /// weights.
    /// </summary>
    private static readonly HashSet<string> s_preparing = new(StringComparer.Ordinal)
    {
        "Add", "Cast", "Clip", "Concat", "Constant", "Div", "Floor", "Gather", "Identity", "Max", "Min", "Mul", "Pad", "ReduceMin", "Reshape", "Resize", "Round", "Shape", "Slice",
        "Split", "Squeeze", "Sub",
        "Transpose", "Unsqueeze", "Upsample",
    };

    /// <summary>Checks how the input of the network is computed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="image">The name of the value that is the network's input.</param>
    /// <param name="isPrepared">Receives whether the model preprocesses its input.</param>
    /// <returns>The reason why the model does not match; <see langword="null"/> if only supported preprocessing precedes the network.</returns>
    public static string? Difference(ModelGraph model, string image, out bool isPrepared)
    {
        isPrepared = model.ProducerOf(image) is not null;
        var hasInput = false;
        var (seen, pending) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([model.Resolve(image)]));
        while (pending.TryPop(out var name))
        {
            if (name.Length == 0 || !seen.Add(name) || model.ConstantOf(name) is not null)
                continue;
            if (model.ProducerOf(name) is not { } node)
                hasInput |= model.Graph.Input.Any(i => i.Name == name);
            else if (!s_preparing.Contains(node.OpType))
                return $"the model has {node.Title()} before the first layer of the network; only preprocessing without weights is supported there";
            else
                Push(node);
        }

        return hasInput ? null : $"the first layer of the network reads '{image}'; expected an input of the model";

        void Push(NodeProto node)
        {
            foreach (var input in node.Input)
                pending.Push(model.Resolve(input));
        }
    }
}
