using System.Buffers;
using System.IO.Hashing;
using System.Text;
using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>
/// Writes and reads files with the whole state of a training. They are safetensors files with the position as JSON in their metadata. Writing replaces a file completely or not at
/// all. Checksums detect changed bits, because a training with other tensors would not fail: it would continue and have another result.
/// </summary>
internal static class TrainingCheckpoint
{
    private const string PositionKey = "effnet.training";
    private const string PositionChecksumKey = "effnet.training.xxh128";
    private const string TensorsChecksumKey = "effnet.tensors.xxh128";

    /// <summary>Writes a checkpoint to a temporary file, flushes it to the disk, and renames it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="position">The position of the training.</param>
    /// <param name="tensors">All tensors of the state by name. The caller owns them and must not change them during the call.</param>
    /// <exception cref="IOException">The file cannot be written, for example because the disk is full. The last checkpoint does not change.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public static void Write(string path, TrainingPosition position, IReadOnlyDictionary<string, Tensor> tensors)
    {
        var saved = tensors.Select(pair => new StateTensor(pair.Key, pair.Value)).ToList();
        var json = position.ToJson();
        List<KeyValuePair<string, string>> metadata =
        [
            KeyValuePair.Create(PositionKey, json),
            KeyValuePair.Create(PositionChecksumKey, ChecksumOf(json)),
            KeyValuePair.Create(TensorsChecksumKey, ChecksumOf(tensors)),
        ];
        AtomicFile.Write(path, stream => SafetensorsWriter.Write(stream, saved, metadata));
    }

    /// <summary>Reads the position of a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightFileException">The file is corrupt, or is not a checkpoint of a training.</exception>
    public static TrainingPosition ReadPosition(string path)
    {
        using var file = Open(path);
        var json = file.Metadata[PositionKey];
        var position = TrainingPosition.Parse(json, path);
        Verify(file, PositionChecksumKey, ChecksumOf(json), path);
        return position;
    }

    /// <summary>Reads all tensors of a checkpoint into new memory.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors by name, on the CPU. The caller disposes them.</returns>
    /// <exception cref="WeightFileException">The file is corrupt.</exception>
    public static IReadOnlyDictionary<string, Tensor> ReadTensors(string path)
    {
        using var file = Open(path);
        using var scope = NewDisposeScope();
        var tensors = ReadAll(file) ?? throw Damaged(path);
        Verify(file, TensorsChecksumKey, ChecksumOf(tensors), path);
        foreach (var tensor in tensors.Values)
            tensor.DetachFromDisposeScope();
        return tensors;
    }

    /// <summary>Returns the checksum of the tensors in a file that <c>SaveWeights</c> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The value of <see cref="ChecksumOf(IReadOnlyDictionary{string, Tensor})"/>; <see langword="null"/> if <c>SaveWeights</c> does not write such a file.</returns>
    /// <exception cref="WeightFileException">The file is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? ChecksumOfFile(string path)
    {
        using var file = WeightFile.Open(path);
        using var scope = NewDisposeScope();
        return ReadAll(file) is { } tensors ? ChecksumOf(tensors) : null;
    }

    /// <summary>Returns a checksum of tensors: of their names, types, shapes and bytes.</summary>
    /// <param name="tensors">The tensors by name.</param>
    public static string ChecksumOf(IReadOnlyDictionary<string, Tensor> tensors)
    {
        var hash = new XxHash128();
        foreach (var (name, tensor) in tensors.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            hash.Append(Encoding.UTF8.GetBytes($"{name}:{tensor.dtype}:{string.Join(',', tensor.shape)};"));
            UseBytes(tensor, static (bytes, target) => target.Append(bytes), hash);
        }

        return Convert.ToHexString(hash.GetCurrentHash());
    }

    /// <summary>Reads all tensors of a file; <see langword="null"/> if the file has several dictionaries of tensors or a type that tensors cannot have.</summary>
    private static Dictionary<string, Tensor>? ReadAll(WeightFile file)
    {
        if (file.Tables is not [var table] || table.Tensors.Any(stored => !stored.Type.IsSupported))
            return null;
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var stored in table.Tensors)
        {
            var tensor = empty([.. stored.Shape], (ScalarType)stored.Type.Code, CPU);
            tensors.Add(stored.Name, tensor);
            if (tensor.numel() > 0)
                file.Read(stored, tensor.bytes);
        }

        return tensors;
    }

    private static WeightFile Open(string path)
    {
        var file = WeightFile.Open(path);
        if (file.Metadata.ContainsKey(PositionKey))
            return file;
        file.Dispose();
        throw new WeightFileException(path, null, null, "the file is not a checkpoint of a training; to load weights, call LoadWeights");
    }

    private static void Verify(WeightFile file, string key, string checksum, string path)
    {
        if (file.Metadata.GetValueOrDefault(key) != checksum)
            throw Damaged(path);
    }

    private static WeightFileException Damaged(string path) =>
        new(path, null, null, "the checkpoint is damaged (its content does not match its checksum); start a new training in another folder");

    private static string ChecksumOf(string json) => Convert.ToHexString(XxHash128.Hash(Encoding.UTF8.GetBytes(json)));

    /// <summary>Calls a method with the bytes of a tensor, without a copy in memory if the tensor is on the CPU and contiguous.</summary>
    private static void UseBytes<T>(Tensor tensor, ReadOnlySpanAction<byte, T> use, T argument)
    {
        if (tensor.numel() == 0)
            return;
        using var detached = tensor.detach();
        using var onCpu = detached.cpu();
        using var contiguous = onCpu.contiguous();
        use(contiguous.bytes, argument);
    }

    /// <summary>Writes a tensor of the state.</summary>
    private sealed class StateTensor(string name, Tensor tensor)
        : SavedTensor(name, ModuleElementType.Find(tensor.dtype)!, tensor.shape)
    {
        /// <inheritdoc/>
        public override void Write(Stream stream) => UseBytes(tensor, static (bytes, target) => target.Write(bytes), stream);
    }
}
