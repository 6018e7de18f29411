using EffNet.Onnx.Protos;

namespace EffNet.Onnx.Import;

/// <summary>What a model does to its input before the network begins.</summary>
internal static class ImagePreparation
{
    /// <summary>Operations without weights that prepare images: sizes, types, orders of channels, and arithmetic with constants.</summary>
    private static readonly HashSet<string> s_preparing = new(StringComparer.Ordinal)
    {
        "Add", "Cast", "Clip", "Concat", "Constant", "Div", "Floor", "Gather", "Identity", "Max", "Min", "Mul", "Pad", "ReduceMin", "Reshape", "Resize", "Round", "Shape", "Slice", "Split", "Squeeze", "Sub",
        "Transpose", "Unsqueeze", "Upsample",
    };

    /// <summary>Looks at how the image that the network reads is computed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="image">The name of the value.</param>
    /// <param name="isPrepared">Whether the model prepares its input.</param>
    /// <returns>Why the model is not the network alone; <see langword="null"/> if it is.</returns>
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
                return $"the model has {node.Title()} before the first layer of the network";
            else
                Push(node);
        }

        return hasInput ? null : $"the first layer of the network does not read an input of the model, but '{image}'";

        void Push(NodeProto node)
        {
            foreach (var input in node.Input)
                pending.Push(model.Resolve(input));
        }
    }
}
