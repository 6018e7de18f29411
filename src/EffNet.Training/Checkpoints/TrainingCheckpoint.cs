using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>
/// Writes and reads files with the whole state of a training. They are safetensors files with the position as JSON in their metadata. Writing replaces a file completely or not at
/// all.
/// </summary>
internal static class TrainingCheckpoint
{
    private const string PositionKey = "effnet.training";

    /// <summary>Writes a checkpoint to a temporary file, flushes it to the disk, and renames it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="position">The position of the training.</param>
    /// <param name="tensors">All tensors of the state by name. The caller owns them and must not change them during the call.</param>
    /// <exception cref="IOException">The file cannot be written, for example because the disk is full. The last checkpoint does not change.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public static void Write(string path, TrainingPosition position, IReadOnlyDictionary<string, Tensor> tensors)
    {
        var saved = tensors.Select(pair => new StateTensor(pair.Key, pair.Value)).ToList();
        AtomicFile.Write(path, stream => SafetensorsWriter.Write(stream, saved, [KeyValuePair.Create(PositionKey, position.ToJson())]));
    }

    /// <summary>Reads the position of a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightFileException">The file is corrupt, or is not a checkpoint of a training.</exception>
    public static TrainingPosition ReadPosition(string path)
    {
        using var file = Open(path);
        return TrainingPosition.Parse(file.Metadata[PositionKey], path);
    }

    /// <summary>Reads all tensors of a checkpoint into new memory.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors by name, on the CPU. The caller disposes them.</returns>
    /// <exception cref="WeightFileException">The file is corrupt.</exception>
    public static IReadOnlyDictionary<string, Tensor> ReadTensors(string path)
    {
        using var file = Open(path);
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var stored in file.Tables[0].Tensors)
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

    /// <summary>Writes a tensor of the state without a copy in memory if the tensor is on the CPU and contiguous.</summary>
    private sealed class StateTensor(string name, Tensor tensor)
        : SavedTensor(name, ModuleElementType.Find(tensor.dtype)!, tensor.shape)
    {
        /// <inheritdoc/>
        public override void Write(Stream stream)
        {
            if (Length == 0)
                return;
            using var detached = tensor.detach();
            using var onCpu = detached.cpu();
            using var contiguous = onCpu.contiguous();
            stream.Write(contiguous.bytes);
        }
    }
}
