namespace EffNet.Weights;

/// <summary>The bytes of a stream, from its current position to its end.</summary>
internal sealed class StreamBytes : FileBytes
{
    private const string StreamName = "The stream";

    private readonly Stream _stream;
    private readonly long _start;
    private readonly object _lock = new();

    private StreamBytes(Stream stream)
        : base(StreamName, stream.Length - stream.Position) => (_stream, _start) = (stream, stream.Position);

    /// <summary>Returns the bytes of a stream. A stream that cannot seek is copied to memory.</summary>
    /// <param name="stream">The stream to read. It is not disposed.</param>
    public static StreamBytes Of(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.CanSeek)
            return new StreamBytes(stream);
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return new StreamBytes(copy);
    }

    /// <inheritdoc/>
    public override int ReadSome(long offset, Span<byte> target)
    {
        lock (_lock)
        {
            _stream.Position = _start + offset;
            return _stream.Read(target);
        }
    }
}
