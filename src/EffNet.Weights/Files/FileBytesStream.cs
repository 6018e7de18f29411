namespace EffNet.Weights;

/// <summary>A seekable, read-only stream over the bytes of a file.</summary>
internal sealed class FileBytesStream(FileBytes bytes) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Clamp(bytes.Length - Position, 0, buffer.Length);
        var read = count == 0 ? 0 : bytes.ReadSome(Position, buffer[..count]);
        Position += read;
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        var from = origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => Position, _ => Length };
        if (offset < -from || offset > long.MaxValue - from)
            throw new IOException($"The position must be from 0 to {long.MaxValue}.");
        return Position = from + offset;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // The stream is read-only.
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
