using System.Buffers;

namespace EffNet.Onnx.Export;

/// <summary>
/// A buffer shared by all weights of a model. Each weight is computed when it is written and overwrites the previous one. The memory for a model of any size is
/// therefore that of its largest weight, and the pages of the buffer are reused.
/// </summary>
internal sealed class WeightBuffer
{
    private byte[] _bytes = [];
    private float[] _numbers = [];

    /// <summary>Computes the bytes of a tensor.</summary>
    /// <param name="bytes">Receives the bytes.</param>
    public delegate void FillBytes(Span<byte> bytes);

    /// <summary>Returns bytes that are computed on every read and are valid until others are read.</summary>
    /// <param name="count">The number of elements.</param>
    /// <param name="elementSize">The bytes of an element.</param>
    /// <param name="fill">The function that computes the bytes.</param>
    public ReadOnlyMemory<byte> Defer(int count, int elementSize, FillBytes fill) => new DeferredBytes(this, checked(count * elementSize), fill).Memory;

    /// <summary>Returns a temporary span of numbers, which is valid until the next call.</summary>
    /// <param name="count">The number of numbers.</param>
    public Span<float> Numbers(int count)
    {
        if (_numbers.Length < count)
            _numbers = GC.AllocateUninitializedArray<float>(count);
        return _numbers.AsSpan(0, count);
    }

    private Span<byte> Bytes(int count)
    {
        if (_bytes.Length < count)
            _bytes = GC.AllocateUninitializedArray<byte>(count);
        return _bytes.AsSpan(0, count);
    }

    /// <summary>Memory of a known length that is filled when its span is requested.</summary>
    private sealed class DeferredBytes(WeightBuffer buffer, int length, FillBytes fill) : MemoryManager<byte>
    {
        /// <inheritdoc/>
        public override Memory<byte> Memory => CreateMemory(length);

        /// <inheritdoc/>
        public override Span<byte> GetSpan()
        {
            var bytes = buffer.Bytes(length);
            fill(bytes);
            return bytes;
        }

        /// <inheritdoc/>
        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        /// <inheritdoc/>
        public override void Unpin() => throw new NotSupportedException();

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
        }
    }
}
