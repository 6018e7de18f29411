using System.Buffers;

namespace EffNet.Onnx.Export;

/// <summary>
/// Memory that the weights of a model share: each is computed when it is written, over the one before. A model of any size then takes as much memory as its largest weight, and no page of memory is
/// touched for the first time for each of them.
/// </summary>
internal sealed class WeightBuffer
{
    private byte[] _bytes = [];
    private float[] _numbers = [];

    /// <summary>Computes bytes.</summary>
    /// <param name="bytes">Receives them.</param>
    public delegate void FillBytes(Span<byte> bytes);

    /// <summary>Returns bytes that are computed whenever they are read, and are valid until others are read.</summary>
    /// <param name="count">The number of elements.</param>
    /// <param name="elementSize">The bytes of an element.</param>
    /// <param name="fill">Computes them.</param>
    public ReadOnlyMemory<byte> Defer(int count, int elementSize, FillBytes fill) => new DeferredBytes(this, checked(count * elementSize), fill).Memory;

    /// <summary>Returns numbers to compute with, which are valid until it is called again.</summary>
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

    /// <summary>Memory of a known length that is filled when its span is asked for.</summary>
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
