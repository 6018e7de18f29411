namespace EffNet.Onnx.Export;

/// <summary>A stream that writes to another stream, reports the progress, and can be canceled.</summary>
/// <param name="inner">The other stream. It remains open.</param>
/// <param name="total">The total number of bytes.</param>
/// <param name="progress">Receives the fraction of bytes written.</param>
/// <param name="cancellationToken">A token to cancel before the next write.</param>
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
