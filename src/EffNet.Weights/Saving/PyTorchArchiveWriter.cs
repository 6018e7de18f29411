using System.IO.Compression;

namespace EffNet.Weights;

/// <summary>
/// Writes PyTorch's zip archives: one folder, in which a pickle names the tensors and <c>data/0</c>, <c>data/1</c>, … hold their elements. Entries are stored as they are; PyTorch also aligns
/// them to 64 bytes, which makes mapping faster and is not asked for.
/// </summary>
internal sealed class PyTorchArchiveWriter : IDisposable
{
    private const string Root = "archive";

    // The oldest that .NET writes: the same weights make the same file.
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="stream">Where to write; it stays open.</param>
    public PyTorchArchiveWriter(Stream stream) => _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Returns the name of the storage of the tensor with an index.</summary>
    /// <param name="index">The index among the tensors of the archive.</param>
    public static string KeyOf(int index) => FormattableString.Invariant($"{index}");

    /// <summary>Adds an entry.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="write">Writes its content.</param>
    public void Add(string name, Action<Stream> write)
    {
        var entry = _archive.CreateEntry($"{Root}/{name}", CompressionLevel.NoCompression);
        entry.LastWriteTime = s_time;
        using var target = entry.Open();
        write(target);
    }

    /// <summary>Adds an entry.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="content">Its content.</param>
    public void Add(string name, byte[] content) => Add(name, target => target.Write(content));

    /// <summary>Adds the elements of the archive's tensors.</summary>
    /// <param name="tensors">All of them, in the order of their keys.</param>
    /// <param name="cancellation">Cancels between two tensors.</param>
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
