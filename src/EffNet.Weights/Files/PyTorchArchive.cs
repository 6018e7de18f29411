using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;

namespace EffNet.Weights;

/// <summary>
/// A file in PyTorch's format: a zip archive with one folder, in which <c>data.pkl</c> describes the tensors and <c>data/0</c>, <c>data/1</c>, … contain their
/// elements. Entries are never extracted to files, so their names cannot lead to other folders. TorchScript archives also contain code, which is not read.
/// </summary>
internal sealed class PyTorchArchive : PickledFile
{
    private const string Pickle = "data.pkl";
    private const int LongestOrder = 16;

    private const int LongestMetadata = 16 << 20;

    private readonly ZipArchive _archive;
    private readonly string _root;

    private PyTorchArchive(FileBytes bytes, IReadOnlyList<TensorTable> tables, ZipArchive archive, string root)
        : base(bytes, tables)
    {
        (_archive, _root, Metadata) = (archive, root, ReadMetadata(bytes, archive, root));
        CheckStorages();
    }

    /// <inheritdoc/>
    public override WeightFormat Format => WeightFormat.PyTorch;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file.</summary>
    public static PyTorchArchive Open(FileBytes bytes)
    {
        var archive = OpenArchive(bytes);
        try
        {
            var pickle = FindPickle(bytes, archive);
            var root = pickle.FullName[..^Pickle.Length];
            CheckOrder(bytes, archive, root);
            return new PyTorchArchive(bytes, ReadPickle(bytes, pickle), archive, root);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _archive.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void CheckStorage(PickledTensor tensor)
    {
        var entry = Find(tensor);
        ArchiveEntryStream.Check(Bytes, entry);
        if (tensor.Storage.Type.Size == 0 || tensor.Storage.Length == entry.Length)
            return;
        var problem = $"the entry has {entry.Length} bytes, but '{DisplayName.Of(tensor.Name)}' expects {tensor.Storage.Count} numbers of {tensor.Storage.Type.Size} bytes";
        throw Bytes.Problem(entry.FullName, null, problem);
    }

    /// <inheritdoc/>
    protected override void ReadStorage(PickledTensor tensor, long from, Span<byte> target)
    {
        using var stream = ArchiveEntryStream.Open(Bytes, Find(tensor));
        stream.Skip(from);
        stream.ReadExactly(target);
        stream.Finish();
    }

    private static IReadOnlyList<TensorTable> ReadPickle(FileBytes bytes, ZipArchiveEntry entry)
    {
        using var stream = ArchiveEntryStream.Open(bytes, entry);
        var pickle = new PickleBytes(bytes, entry.FullName, stream);
        var value = PickleMachine.Read(pickle);
        stream.Finish();
        return PickledTables.Find(value, pickle.Position, problem => bytes.Problem(entry.FullName, null, problem));
    }

    private ZipArchiveEntry Find(PickledTensor tensor) =>
        _archive.GetEntry($"{_root}data/{tensor.Storage.Key}")
        ?? throw Bytes.Problem(tensor.Name, null, $"the entry 'data/{DisplayName.Of(tensor.Storage.Key)}' with its numbers is missing: the file is incomplete");

    private static ZipArchive OpenArchive(FileBytes bytes)
    {
        try
        {
            var archive = new ZipArchive(new BufferedStream(bytes.ToStream(), ArchiveEntryStream.Piece), ZipArchiveMode.Read);
            if (archive.Entries.GroupBy(e => e.FullName).FirstOrDefault(e => e.Skip(1).Any())?.Key is not { } repeated)
                return archive;
            throw bytes.Problem(repeated, null, "two entries of the archive have the same name");
        }
        catch (Exception e) when (e is not (WeightFileException or OutOfMemoryException))
        {
            // ZipArchive calculates with numbers from the file, and its exceptions for invalid numbers are not documented.
            throw bytes.Problem(null, bytes.Length, "the directory at the end of the archive is not readable: the file is truncated or corrupt", e);
        }
    }

    private static ZipArchiveEntry FindPickle(FileBytes bytes, ZipArchive archive)
    {
        var found = archive.Entries.Where(e => e.Name == Pickle && e.FullName.AsSpan().Count('/') == 1).ToList();
        if (found.Count != 1)
            throw bytes.Problem(null, null, $"this is a zip archive with {found.Count} entries named '{Pickle}' in a top-level folder; expected 1, as in a PyTorch state_dict");
        return found[0];
    }

    private static ImmutableDictionary<string, string> ReadMetadata(FileBytes bytes, ZipArchive archive, string root)
    {
        if (archive.GetEntry(root + WeightMetadata.Record) is not { } entry)
            return ImmutableDictionary<string, string>.Empty;
        try
        {
            return TextMap.Parse(ArchiveEntryStream.ReadAll(bytes, entry, LongestMetadata));
        }
        catch (JsonException e)
        {
            throw bytes.Problem(entry.FullName, null, "expected a JSON object with strings as values: the file is corrupt", e);
        }
    }

    private static void CheckOrder(FileBytes bytes, ZipArchive archive, string root)
    {
        if (archive.GetEntry(root + "byteorder") is { } entry && !ArchiveEntryStream.ReadAll(bytes, entry, LongestOrder).AsSpan().SequenceEqual("little"u8))
            throw bytes.Problem(entry.FullName, null, "the byte order of the numbers is 'big'; expected 'little', so save the weights on a little-endian machine");
    }
}
