using EffNet.Weights;
using Microsoft.Win32.SafeHandles;

namespace EffNet.Weights.Tests.Support;

/// <summary>A file that counts the read operations and the bytes that were read.</summary>
internal sealed class CountingBytes : FileBytes
{
    private CountingBytes(string path, SafeFileHandle handle)
        : base(path, handle)
    {
    }

    /// <summary>Gets the number of calls of the operating system.</summary>
    public long Calls { get; private set; }

    /// <summary>Gets the number of bytes that were read.</summary>
    public new long Read { get; private set; }

    public static new CountingBytes Open(string path) => new(path, OpenHandle(path));

    public override int ReadSome(long offset, Span<byte> target)
    {
        var read = base.ReadSome(offset, target);
        Calls++;
        Read += read;
        return read;
    }
}
