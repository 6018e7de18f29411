using EffNet.Onnx.Protos;

namespace EffNet.Onnx.Export;

/// <summary>Declares inputs and outputs of a graph.</summary>
internal static class TensorInfo
{
    /// <summary>Returns the declaration of a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="sizes">Its dimensions: a number if the size is fixed, and a name if it is dynamic.</param>
    public static ValueInfoProto Of(string name, TensorProto.Types.DataType type, params ReadOnlySpan<Size> sizes)
    {
        var shape = new TensorShapeProto();
        foreach (var size in sizes)
            shape.Dim.Add(size.Dimension);
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } } };
    }

    /// <summary>A dimension.</summary>
    /// <param name="Dimension">The dimension as ONNX has it.</param>
    public readonly record struct Size(TensorShapeProto.Types.Dimension Dimension)
    {
        /// <summary>Makes a fixed size.</summary>
        /// <param name="size">The size.</param>
        public static implicit operator Size(int size) => new(new TensorShapeProto.Types.Dimension { DimValue = size });

        /// <summary>Makes a dynamic size.</summary>
        /// <param name="name">Its name.</param>
        public static implicit operator Size(string name) => new(new TensorShapeProto.Types.Dimension { DimParam = name });
    }
}
