using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Saves a network's state into a file of the format that its ending names.</summary>
internal static class WeightSaver
{
    /// <summary>Saves, and beside the weights what the network knows of itself, if the format has a place for it.</summary>
    public static void Save(nn.Module network, string path, ScalarType? dtype)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (dtype is { } type && ModuleElementType.Find(type) is not { IsFloating: true })
            throw new ArgumentException($"Weights are saved as Float16, BFloat16, Float32 or Float64, and not as {type}.", nameof(dtype));
        var metadata = network is UnrolledNetwork known ? WeightMetadata.Of(known.Describe()) : [];
        Action<Stream, IReadOnlyList<SavedModuleTensor>> write = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SAFETENSORS" => (stream, tensors) => SafetensorsWriter.Write(stream, tensors, metadata),
            ".PTH" or ".PT" => (stream, tensors) => PyTorchWriter.Write(stream, tensors, metadata),
            ".DAT" => TorchSharpWriter.Write,
            _ => throw new ArgumentException($"'{path}' does not end in .safetensors, .pth, .pt or .dat.", nameof(path)),
        };

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path}: there is no folder '{folder}'.");

        var tensors = new List<SavedModuleTensor>();
        try
        {
            foreach (var (name, tensor) in network.state_dict())
                tensors.Add(SavedModuleTensor.Of(name, tensor, dtype));
            AtomicFile.Write(path, stream => write(stream, tensors));
        }
        finally
        {
            foreach (var tensor in tensors)
                tensor.Dispose();
        }
    }
}
