using System.Collections.Immutable;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text.Json;

namespace EffNet;

/// <summary>
/// PyTorch's format: a zip archive with one folder, in which <c>data.pkl</c> says which tensors there are and <c>data/0</c>, <c>data/1</c>, … hold their numbers. Nothing is ever unpacked
/// into a file, so that names of entries lead nowhere.
/// </summary>
internal sealed class PyTorchArchive : PickledFile
{
    private const string Pickle = "data.pkl";

    /// <summary>The record that EffNet writes beside the pickle; torch.load does not look at it.</summary>
    private const string MetadataEntry = "extra/effnet.json";
    private const int LongestMetadata = 16 << 20;

    private readonly ZipArchive _archive;
    private readonly string _root;

    private PyTorchArchive(FileBytes bytes, PickledState state, ZipArchive archive, string root)
        : base(bytes, state)
    {
        (_archive, _root, Metadata) = (archive, root, ReadMetadata(bytes, archive, root));
        foreach (var tensor in state.Tensors)
            CheckStorage(tensor);
    }

    /// <inheritdoc/>
    public override WeightFormat Format => WeightFormat.PyTorch;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens the file whose bytes these are.</summary>
    public static PyTorchArchive Open(FileBytes bytes)
    {
        var archive = OpenArchive(bytes);
        try
        {
            var pickle = FindPickle(bytes, archive);
            var root = pickle.FullName[..^Pickle.Length];
            CheckOrder(bytes, archive, root);
            var content = ReadEntry(bytes, pickle, PickleBytes.MaximumLength);
            var value = PickleMachine.Read(new PickleBytes(bytes, pickle.FullName, content));
            var state = PickledState.Find(value, problem => bytes.Problem(pickle.FullName, null, problem));
            return new PyTorchArchive(bytes, state, archive, root);
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
        CheckStored(Bytes, entry);
        if ((Int128)tensor.Storage.Count * tensor.Type.Size != entry.Length)
            throw Bytes.Problem(entry.FullName, null, FormattableString.Invariant($"it has {entry.Length} bytes, and '{tensor.Name}' says that it holds {tensor.Storage.Count} numbers of {tensor.Type.Size}"));
    }

    /// <inheritdoc/>
    protected override void ReadStorage(PickledTensor tensor, Span<byte> target) => Read(Bytes, Find(tensor), target);

    private ZipArchiveEntry Find(PickledTensor tensor) =>
        _archive.GetEntry($"{_root}data/{tensor.Storage.Key}")
        ?? throw Bytes.Problem(tensor.Name, null, $"its numbers should be in the entry 'data/{tensor.Storage.Key}', which is not there: the file is incomplete");

    private static ZipArchive OpenArchive(FileBytes bytes)
    {
        var stream = bytes.ToStream();
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (archive.Entries.GroupBy(e => e.FullName).FirstOrDefault(e => e.Skip(1).Any())?.Key is not { } repeated)
                return archive;
            throw bytes.Problem(repeated, null, "two entries of the archive have the same name");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            stream.Dispose();
            throw bytes.Problem(null, bytes.Length, "the archive has no readable directory at its end: it is cut off or corrupt", e);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static ZipArchiveEntry FindPickle(FileBytes bytes, ZipArchive archive)
    {
        var found = archive.Entries.Where(e => e.Name == Pickle && e.FullName.AsSpan().Count('/') == 1).ToList();
        if (found.Count != 1)
            throw bytes.Problem(null, null, $"this is a zip archive without '{Pickle}' in its one folder, and no state_dict of PyTorch's");
        return archive.GetEntry(found[0].FullName[..^Pickle.Length] + "constants.pkl") is null
            ? found[0]
            : throw bytes.Problem(null, null, "this is a TorchScript archive, which holds a program: save model.state_dict() with torch.save");
    }

    private static ImmutableDictionary<string, string> ReadMetadata(FileBytes bytes, ZipArchive archive, string root)
    {
        if (archive.GetEntry(root + MetadataEntry) is not { } entry)
            return ImmutableDictionary<string, string>.Empty;
        try
        {
            return TextMap.Parse(ReadEntry(bytes, entry, LongestMetadata));
        }
        catch (JsonException e)
        {
            throw bytes.Problem(entry.FullName, null, "it should be a JSON object of texts by name: the file is corrupt", e);
        }
    }

    private static void CheckOrder(FileBytes bytes, ZipArchive archive, string root)
    {
        if (archive.GetEntry(root + "byteorder") is { } entry && !ReadEntry(bytes, entry, 16).AsSpan().SequenceEqual("little"u8))
            throw bytes.Problem(entry.FullName, null, "the numbers were written by a machine that turns bytes around ('big'); save them on another one");
    }

    /// <summary>PyTorch packs nothing, and refusing what is packed keeps small files small.</summary>
    private static void CheckStored(FileBytes bytes, ZipArchiveEntry entry)
    {
        if (entry.Length != entry.CompressedLength || entry.Length > bytes.Length)
            throw bytes.Problem(entry.FullName, null, FormattableString.Invariant($"it is said to have {entry.Length} bytes, stored as {entry.CompressedLength} in a file of {bytes.Length}; PyTorch stores entries as they are"));
    }

    private static byte[] ReadEntry(FileBytes bytes, ZipArchiveEntry entry, int limit)
    {
        CheckStored(bytes, entry);
        if (entry.Length > limit)
            throw bytes.Problem(entry.FullName, null, FormattableString.Invariant($"it has {entry.Length} bytes; {limit} is the most that is allowed"));
        var content = new byte[entry.Length];
        Read(bytes, entry, content);
        return content;
    }

    private static void Read(FileBytes bytes, ZipArchiveEntry entry, Span<byte> target)
    {
        try
        {
            using var stream = entry.Open();
            stream.ReadExactly(target);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw bytes.Problem(entry.FullName, 0, "its bytes cannot be read: the archive is corrupt", e);
        }

        if (Crc32.HashToUInt32(target) != entry.Crc32)
            throw bytes.Problem(entry.FullName, 0, "its bytes are not those whose checksum (CRC-32) the archive has: the file is corrupt, or was saved with checksums turned off");
    }
}
