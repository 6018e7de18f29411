using EffNet.Onnx.Protos;

namespace EffNet.Onnx.Export;

/// <summary>Declares inputs and outputs of a graph.</summary>
internal static class TensorInfo
{
    /// <summary>Returns the declaration of a tensor.</summary>
    /// <param name="name">The name of the tensor.</param>
    /// <param name="type">The element type.</param>
    /// <param name="sizes">The dimensions: a number for a fixed size, a name for a dynamic size.</param>
    public static ValueInfoProto Of(string name, TensorProto.Types.DataType type, params ReadOnlySpan<Size> sizes)
    {
        var shape = new TensorShapeProto();
        foreach (var size in sizes)
            shape.Dim.Add(size.Dimension);
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } } };
    }

    /// <summary>A dimension of a tensor.</summary>
    /// <param name="Dimension">The dimension in ONNX's format.</param>
    public readonly record struct Size(TensorShapeProto.Types.Dimension Dimension)
    {
        /// <summary>Creates a fixed size.</summary>
        /// <param name="size">The size.</param>
        public static implicit operator Size(int size) => new(new TensorShapeProto.Types.Dimension { DimValue = size });

        /// <summary>Creates a dynamic size.</summary>
        /// <param name="name">The name of the size.</param>
        public static implicit operator Size(string name) => new(new TensorShapeProto.Types.Dimension { DimParam = name });
    }
}
