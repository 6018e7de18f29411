using System.IO.Compression;

namespace EffNet.Weights;

/// <summary>
/// Writes PyTorch's zip archives: one folder in which a pickle names the tensors and <c>data/0</c>, <c>data/1</c>, … contain their elements. Entries are not
/// compressed. Unlike PyTorch, this class does not align entries to 64 bytes, which would make memory mapping faster but is not required.
/// </summary>
internal sealed class PyTorchArchiveWriter : IDisposable
{
    private const string Root = "archive";

    // The oldest time in a zip archive, so that the same weights always produce the same file.
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;

    /// <summary>Initializes a new instance of the <see cref="PyTorchArchiveWriter"/> class.</summary>
    /// <param name="stream">The stream to write to. It is not disposed.</param>
    public PyTorchArchiveWriter(Stream stream) => _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Returns the key of a tensor's storage.</summary>
    /// <param name="index">The index of the tensor in the archive.</param>
    public static string KeyOf(int index) => FormattableString.Invariant($"{index}");

    /// <summary>Adds an entry.</summary>
    /// <param name="name">The name in the folder.</param>
    /// <param name="write">The action that writes the content.</param>
    public void Add(string name, Action<Stream> write)
    {
        var entry = _archive.CreateEntry($"{Root}/{name}", CompressionLevel.NoCompression);
        entry.LastWriteTime = s_time;
        using var target = entry.Open();
        write(target);
    }

    /// <summary>Adds an entry.</summary>
    /// <param name="name">The name in the folder.</param>
    /// <param name="content">The content.</param>
    public void Add(string name, byte[] content) => Add(name, target => target.Write(content));

    /// <summary>Adds the elements of all tensors.</summary>
    /// <param name="tensors">All tensors of the archive, in the order of their keys.</param>
    /// <param name="cancellation">The token to cancel the operation between two tensors.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public void AddStorages(IReadOnlyList<SavedTensor> tensors, CancellationToken cancellation = default)
    {
        for (var i = 0; i < tensors.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Add($"data/{KeyOf(i)}", tensors[i].Write);
        }
    }

    /// <summary>Completes the archive.</summary>
    public void Dispose() => _archive.Dispose();
}
