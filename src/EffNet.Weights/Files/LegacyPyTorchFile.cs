namespace EffNet.Weights;

/// <summary>
/// A file in PyTorch's format before 1.6, as used by lukemelas and many timm checkpoints. It contains pickles of a magic number, a version, a description of
/// the machine, the tensors, and the keys of the storages. The storages follow, each after its number of elements.
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
            throw pickles.Problem(FormattableString.Invariant($"the version of the format should be {Version}"));
        CheckOrder(pickles);
        var mentioned = new Dictionary<string, PickledStorage>(StringComparer.Ordinal);
        var tables = PickledTables.Find(PickleMachine.Read(pickles, mentioned), pickles.Position, problem => bytes.Problem(null, null, problem));
        if (PickleMachine.Read(pickles) is not PickleList keys)
            throw pickles.Problem("a list of the storages' keys should end here");
        return new LegacyPyTorchFile(bytes, tables, FindStorages(bytes, pickles.Position, keys, mentioned));
    }

    /// <inheritdoc/>
    protected override void CheckStorage(PickledTensor tensor)
    {
        if (!_storages.TryGetValue(tensor.Storage.Key, out var storage))
            throw Bytes.Problem(tensor.Name, null, $"its numbers should be in the storage '{DisplayName.Of(tensor.Storage.Key)}', which is not there: the file is incomplete");
        if (storage.Count != tensor.Storage.Count)
            throw Bytes.Problem(tensor.Name, storage.Offset, FormattableString.Invariant($"its storage has {storage.Count} numbers, and it says {tensor.Storage.Count}"));
    }

    /// <inheritdoc/>
    protected override void ReadStorage(PickledTensor tensor, long from, Span<byte> target) =>
        Bytes.Read(_storages[tensor.Storage.Key].Offset + from, target, tensor.Name);

    private static void CheckOrder(PickleBytes pickles)
    {
        if (PickleMachine.Read(pickles) is not PickleDictionary machine || !machine.Items.Any(i => i is { Key: "little_endian", Value: true }))
            throw pickles.Problem("the numbers were written by a machine that turns bytes around; save them on another one");
    }

    private static Dictionary<string, (long Offset, long Count)> FindStorages(
        FileBytes bytes, long position, PickleList keys, Dictionary<string, PickledStorage> mentioned)
    {
        var storages = new Dictionary<string, (long Offset, long Count)>(StringComparer.Ordinal);
        foreach (var item in keys.Items)
        {
            if (item is not string key || !mentioned.TryGetValue(key, out var storage))
                throw bytes.Problem(null, position, "a storage is mentioned by none of the tensors, so that nothing says how long it is");
            var count = BitConverter.ToInt64(bytes.Read(position, CountBytes, key));
            position += CountBytes;
            if (count < 0 || count > bytes.Length)
                throw bytes.Problem(key, position, FormattableString.Invariant($"this storage is said to have {count} numbers"));
            if (storage.Type.Size == 0)
                throw bytes.Problem(key, position, $"this storage is of {DisplayName.Of(storage.Type.Name)}, whose size is unknown, so that nothing says where the next one begins");
            bytes.CheckWithin(position, count * storage.Type.Size, key);
            if (!storages.TryAdd(key, (position, count)))
                throw bytes.Problem(key, position, "two storages have this key");
            position += count * storage.Type.Size;
        }

        return position == bytes.Length
            ? storages
            : throw bytes.Problem(null, position, FormattableString.Invariant($"the storages end here, and the file has {bytes.Length - position} bytes more"));
    }
}
