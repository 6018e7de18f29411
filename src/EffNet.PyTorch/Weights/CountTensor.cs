using System.Buffers.Binary;
using EffNet.Weights;

namespace EffNet.PyTorch.Weights;

/// <summary>The number of batches that a batch norm has processed.</summary>
/// <param name="name">The name of the tensor.</param>
/// <param name="count">The number.</param>
internal sealed class CountTensor(string name, long count) : SavedTensor(name, ElementType.Int64, [])
{
    /// <inheritdoc/>
    public override void Write(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, count);
        stream.Write(bytes);
    }
}
