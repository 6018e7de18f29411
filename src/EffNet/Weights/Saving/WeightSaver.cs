using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Saves the state of a network and, if the format supports metadata, information about the network.</summary>
internal static class WeightSaver
{
    /// <summary>Saves to a file, in the format of its extension.</summary>
    public static void Save(nn.Module network, string path, ScalarType? dtype)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckType(dtype);
        var format = FormatOf(path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path}: there is no folder '{folder}'.");
        Save(network, dtype, tensors => AtomicFile.Write(path, stream => Write(network, stream, format, tensors)));
    }

    /// <summary>Saves to a stream.</summary>
    public static void Save(nn.Module network, Stream stream, WeightFormat format, ScalarType? dtype)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CheckType(dtype);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream cannot be written.", nameof(stream));
        if (format is not (WeightFormat.Safetensors or WeightFormat.PyTorch or WeightFormat.TorchSharp))
            throw new ArgumentException($"The format must be Safetensors, PyTorch or TorchSharp, but was {format}.", nameof(format));
        Save(network, dtype, tensors => Write(network, stream, format, tensors));
    }

    private static void CheckType(ScalarType? dtype)
    {
        if (dtype is { } type && ModuleElementType.Find(type) is not { IsFloating: true })
            throw new ArgumentException($"The type must be Float16, BFloat16, Float32 or Float64, but was {type}.", nameof(dtype));
    }

    private static WeightFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".SAFETENSORS" => WeightFormat.Safetensors,
        ".PTH" or ".PT" => WeightFormat.PyTorch,
        ".DAT" => WeightFormat.TorchSharp,
        _ => throw new ArgumentException($"'{path}' does not end in .safetensors, .pth, .pt or .dat.", nameof(path)),
    };

    private static void Save(nn.Module network, ScalarType? dtype, Action<IReadOnlyList<SavedModuleTensor>> write)
    {
        var tensors = new List<SavedModuleTensor>();
        try
        {
            foreach (var (name, tensor) in network.state_dict())
                tensors.Add(SavedModuleTensor.Of(name, tensor, dtype));
            write(tensors);
        }
        finally
        {
            foreach (var tensor in tensors)
                tensor.Dispose();
        }
    }

    private static void Write(nn.Module network, Stream stream, WeightFormat format, IReadOnlyList<SavedModuleTensor> tensors)
    {
        var metadata = network is UnrolledNetwork known ? WeightMetadata.Of(known.Describe()) : [];
        if (format == WeightFormat.Safetensors)
            SafetensorsWriter.Write(stream, tensors, metadata);
        else if (format == WeightFormat.PyTorch)
            PyTorchWriter.Write(stream, tensors, metadata);
        else
            TorchSharpWriter.Write(stream, tensors);
    }
}
