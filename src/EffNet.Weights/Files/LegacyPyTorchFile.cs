namespace EffNet.Weights;

/// <summary>
/// A file in PyTorch's format before 1.6, as used by lukemelas and many timm checkpoints. It consists of five pickles (a magic number, a version, a
/// description of the machine, the tensors, and the keys of the storages), followed by the storages. Each storage begins with its number of elements.
/// </summary>
internal sealed class LegacyPyTorchFile : PickledFile
{
    private const long Version = 1001;
    private const int CountBytes = 8;

    private readonly Dictionary<string, (long Offset, long Count)> _storages;

    private LegacyPyTorchFile(FileBytes bytes, IReadOnlyList<TensorTable> tables, Dictionary<string, (long Offset, long Count)> storages)
        : base(bytes, tables)
    {
        _storages = storages;
        CheckStorages();
    }

    /// <inheritdoc/>
    public override WeightFormat Format => WeightFormat.LegacyPyTorch;

    /// <summary>Opens a file.</summary>
    public static LegacyPyTorchFile Open(FileBytes bytes)
    {
        var pickles = new PickleBytes(bytes, null, bytes.ToStream());
        PickleMachine.Read(pickles);
        if (PickleMachine.Read(pickles) is not Version)
            throw pickles.Problem(FormattableString.Invariant($"the version of the format is not supported; expected {Version}"));
        CheckOrder(pickles);
        var mentioned = new Dictionary<string, PickledStorage>(StringComparer.Ordinal);
        var tables = PickledTables.Find(PickleMachine.Read(pickles, mentioned), pickles.Position, problem => bytes.Problem(null, null, problem));
        if (PickleMachine.Read(pickles) is not PickleList keys)
            throw pickles.Problem("expected the list of storage keys");
        return new LegacyPyTorchFile(bytes, tables, FindStorages(bytes, pickles.Position, keys, mentioned));
    }

    /// <inheritdoc/>
    protected override void CheckStorage(PickledTensor tensor)
    {
        if (!_storages.TryGetValue(tensor.Storage.Key, out var storage))
            throw Bytes.Problem(tensor.Name, null, $"the storage '{DisplayName.Of(tensor.Storage.Key)}' with its numbers is missing: the file is incomplete");
        if (storage.Count != tensor.Storage.Count)
            throw Bytes.Problem(tensor.Name, storage.Offset, FormattableString.Invariant($"its storage has {storage.Count} numbers; expected {tensor.Storage.Count}"));
    }

    /// <inheritdoc/>
    protected override void ReadStorage(PickledTensor tensor, long from, Span<byte> target) =>
        Bytes.Read(_storages[tensor.Storage.Key].Offset + from, target, tensor.Name);

    private static void CheckOrder(PickleBytes pickles)
    {
        if (PickleMachine.Read(pickles) is not PickleDictionary machine || !machine.Items.Any(i => i is { Key: "little_endian", Value: true }))
            throw pickles.Problem("the byte order of the numbers is big-endian; expected little-endian, so save the weights on a little-endian machine");
    }

    private static Dictionary<string, (long Offset, long Count)> FindStorages(
        FileBytes bytes, long position, PickleList keys, Dictionary<string, PickledStorage> mentioned)
    {
        var storages = new Dictionary<string, (long Offset, long Count)>(StringComparer.Ordinal);
        foreach (var item in keys.Items)
        {
            if (item is not string key || !mentioned.TryGetValue(key, out var storage))
                throw bytes.Problem(null, position, "the list of storage keys has a key that no tensor uses, so the length of that storage is unknown");
            var count = BitConverter.ToInt64(bytes.Read(position, CountBytes, key));
            position += CountBytes;
            if (count < 0 || count > bytes.Length)
                throw bytes.Problem(key, position, FormattableString.Invariant($"the declared length of the storage is {count} numbers: the file is corrupt"));
            if (storage.Type.Size == 0)
                throw bytes.Problem(key, position, $"the size of the storage's type {DisplayName.Of(storage.Type.Name)} is unknown, so the next storage cannot be found");
            bytes.CheckWithin(position, count * storage.Type.Size, key);
            if (!storages.TryAdd(key, (position, count)))
                throw bytes.Problem(key, position, "two storages have this key");
            position += count * storage.Type.Size;
        }

        return position == bytes.Length
            ? storages
            : throw bytes.Problem(null, position, FormattableString.Invariant($"the file has {bytes.Length - position} bytes after the last storage"));
    }
}
