using System.Collections.Immutable;
using EffNet.Weights;

namespace EffNet.Onnx.Import;

/// <summary>A weight of a network in a model.</summary>
/// <param name="Name">The name in the network.</param>
/// <param name="Type">The element type.</param>
/// <param name="Shape">The shape in the network.</param>
/// <param name="Found">The weight in the model.</param>
internal sealed record OnnxTensor(string Name, ElementType Type, ImmutableArray<long> Shape, FoundWeight Found) : StoredTensor(Name, Type, Shape)
{
    /// <summary>Creates the description of a weight that was found.</summary>
    /// <param name="found">The weight.</param>
    /// <param name="path">The file of the model, for messages.</param>
    /// <param name="numbers">The reader of the model's tensors.</param>
    /// <exception cref="WeightFileException">The element type is not a type of weights, or the number of elements does not match the shape.</exception>
    public static OnnxTensor Of(FoundWeight found, string path, TensorNumbers numbers)
    {
        if (found.Tensor is not { } tensor)
            return new OnnxTensor(found.Name, ElementType.Float32, found.Shape, found);
        if (TensorNumbers.TypeOf(tensor) is not { } type)
        {
            throw new WeightFileException(
                path, tensor.Name, null, $"its elements have ONNX type {tensor.DataType}; expected floating-point numbers. Export the model before it is quantized");
        }

        if (StoredTensor.Count(tensor.Dims) is not { } count || count * type.Size > int.MaxValue)
            throw new WeightFileException(path, tensor.Name, null, $"its shape ({string.Join(", ", tensor.Dims.Take(8))}) is not valid for a weight of at most 2 GB");
        numbers.CheckLength(tensor, count * type.Size);
        return new OnnxTensor(found.Name, type, found.IsTransposed ? [tensor.Dims[1], tensor.Dims[0]] : found.Shape.IsDefault ? [.. tensor.Dims] : found.Shape, found);
    }
}
