using static TorchSharp.torch;

namespace EffNet;

/// <summary>Saves a network's state into a file of the format that its ending names.</summary>
internal static class WeightSaver
{
    /// <summary>Saves. The file is written beside its place and then moved there, so that nobody ever finds half of it.</summary>
    public static void Save(nn.Module network, string path, ScalarType? dtype)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (dtype is { } type && ElementType.Of(type) is not { IsFloating: true })
            throw new ArgumentException($"Weights are saved as Float16, BFloat16, Float32 or Float64, and not as {type}.", nameof(dtype));
        Action<Stream, IReadOnlyList<SavedTensor>> write = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SAFETENSORS" => SafetensorsWriter.Write,
            ".PTH" or ".PT" => PyTorchWriter.Write,
            ".DAT" => TorchSharpWriter.Write,
            _ => throw new ArgumentException($"'{path}' does not end in .safetensors, .pth, .pt or .dat.", nameof(path)),
        };

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path}: there is no folder '{folder}'.");

        var tensors = new List<SavedTensor>();
        try
        {
            foreach (var (name, tensor) in network.state_dict())
                tensors.Add(SavedTensor.Of(name, tensor, dtype));
            Replace(path, stream => write(stream, tensors));
        }
        finally
        {
            foreach (var tensor in tensors)
                tensor.Values.Dispose();
        }
    }

    private static void Replace(string path, Action<Stream> write)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                // A name that outlives a power cut should not lead to a file that does not.
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
