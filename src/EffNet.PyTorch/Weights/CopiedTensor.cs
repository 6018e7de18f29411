using System.Buffers;
using EffNet.Weights;

namespace EffNet.PyTorch.Weights;

/// <summary>A tensor that is copied from a source of weights.</summary>
/// <param name="source">The source.</param>
/// <param name="tensor">The tensor.</param>
internal class CopiedTensor(IWeightSource source, WeightTensor tensor) : SavedTensor(tensor.Name, tensor.Type, tensor.Shape)
{
    /// <inheritdoc/>
    public sealed override void Write(Stream stream)
    {
        var length = checked((int)Length);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var bytes = buffer.AsSpan(0, length);
            source.Read(tensor, bytes);
            Change(bytes);
            stream.Write(bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Modifies the elements before they are written. The default implementation does not change them.</summary>
    /// <param name="bytes">The elements.</param>
    protected virtual void Change(Span<byte> bytes)
    {
    }
}
