using System.Buffers;

namespace EffNet.Onnx.Export;

/// <summary>
/// A buffer shared by all weights of a model. Each weight is computed when it is written and overwrites the previous one. Writing a model of any size therefore
/// needs only the memory of its largest weight.
/// </summary>
internal sealed class WeightBuffer
{
    private byte[] _bytes = [];
    private float[] _numbers = [];

    /// <summary>Computes the bytes of a tensor.</summary>
    /// <param name="bytes">Receives the bytes.</param>
    public delegate void FillBytes(Span<byte> bytes);

    /// <summary>Returns memory whose bytes are computed on every read. They are valid until the bytes of another tensor are read.</summary>
    /// <param name="count">The number of elements.</param>
    /// <param name="elementSize">The size of an element in bytes.</param>
    /// <param name="fill">The function that computes the bytes.</param>
    public ReadOnlyMemory<byte> Defer(int count, int elementSize, FillBytes fill) => new DeferredBytes(this, checked(count * elementSize), fill).Memory;

    /// <summary>Returns a temporary span of numbers, which is valid until the next call.</summary>
    /// <param name="count">The number of elements.</param>
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
