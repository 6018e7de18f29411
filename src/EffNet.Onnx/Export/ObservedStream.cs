namespace EffNet.Onnx.Export;

/// <summary>Writes to another stream until it is canceled, and reports how far it is.</summary>
/// <param name="inner">The other stream, which remains open.</param>
/// <param name="total">The bytes that are written in all.</param>
/// <param name="progress">Receives the written bytes as a fraction of all.</param>
/// <param name="cancellationToken">Cancels before the next write.</param>
internal sealed class ObservedStream(Stream inner, long total, IProgress<double>? progress, CancellationToken cancellationToken) : Stream
{
    private long _written;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        inner.Write(buffer);
        _written += buffer.Length;
        progress?.Report(_written / (double)total);
    }
}
