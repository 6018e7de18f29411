using System.Globalization;
using EffNet.Onnx.Protos;
using EffNet.Weights;

namespace EffNet.Onnx.Import;

/// <summary>The files with the external data of a model. Only files in the folder of the model are opened.</summary>
/// <param name="path">The path of the model, as the caller wrote it.</param>
/// <param name="folder">The folder of the model; <see langword="null"/> for a stream.</param>
internal sealed class ExternalFiles(string path, string? folder) : IDisposable
{
    private readonly Dictionary<string, FileBytes> _open = new(StringComparer.Ordinal);

    /// <summary>Reads the elements of a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="target">Receives the elements.</param>
    /// <exception cref="WeightFileException">The location is not a file inside the model's folder, or the file is too short.</exception>
    public void Read(TensorProto tensor, Span<byte> target)
    {
        var (file, offset) = Find(tensor, target.Length);
        file.Read(offset, target, tensor.Name);
    }

    /// <summary>Locates the elements of a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="length">The number of bytes that the shape of the tensor requires.</param>
    /// <returns>The file and the offset of the elements.</returns>
    /// <exception cref="WeightFileException">The location is not a file inside the model's folder, or the file is too short.</exception>
    public (FileBytes File, long Offset) Find(TensorProto tensor, long length)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in tensor.ExternalData)
            entries[entry.Key] = entry.Value;
        var location = entries.GetValueOrDefault("location") ?? throw Problem(tensor, "its external data has no location");
        var offset = Number(tensor, entries, "offset") ?? 0;
        if (Number(tensor, entries, "length") is { } stated && stated != length)
            throw Problem(tensor, $"its shape requires {length} bytes, but its external data has {stated}");
        var file = Open(tensor, location);
        file.CheckWithin(offset, length, tensor.Name);
        return (file, offset);
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        foreach (var file in _open.Values)
            file.Dispose();
    }

    private FileBytes Open(TensorProto tensor, string location)
    {
        if (folder is null)
            throw Problem(tensor, "its data is in another file, which cannot be found if the model is read from a stream. Open the model by its path");
        if (_open.TryGetValue(location, out var known))
            return known;
        if (location.Length == 0 || location.Contains('\0') || Path.IsPathRooted(location) || location.Contains(':') || location.Split('/', '\\').Contains(".."))
            throw Problem(tensor, $"its external data is at '{DisplayName.Of(location)}', outside of the model's folder");
        var full = Path.GetFullPath(Path.Combine(folder, location));
        if (HasLink(folder, full))
            throw Problem(tensor, $"its external data is at '{DisplayName.Of(location)}', which is a link or in a linked folder; links are not followed");
        if (!File.Exists(full))
            throw Problem(tensor, $"its external data is in '{DisplayName.Of(location)}', but there is no such file in the model's folder");
        if (full == Path.GetFullPath(path))
            throw Problem(tensor, "its external data is in the model's own file; expected another file");
        // Pipes and devices have length 0, and opening one could block forever.
        if (new FileInfo(full).Length == 0)
            throw Problem(tensor, $"its external data is in '{DisplayName.Of(location)}', which is empty or not a file");
        var opened = FileBytes.Open(full);
        _open.Add(location, opened);
        return opened;
    }

    /// <summary>
    /// Returns <see langword="true"/> if a path inside the folder contains a link, which can lead out of the folder; otherwise, <see langword="false"/>.
    /// </summary>
    private static bool HasLink(string folder, string file)
    {
        var top = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        for (var part = file; part is not null && part.Length > top.Length; part = Path.GetDirectoryName(part))
        {
            if (new FileInfo(part).LinkTarget is not null)
                return true;
        }

        return false;
    }

    private long? Number(TensorProto tensor, Dictionary<string, string> entries, string key)
    {
        if (!entries.TryGetValue(key, out var text))
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Problem(tensor, $"the {key} of its external data is malformed; expected a whole number of at least 0");
    }

    private WeightFileException Problem(TensorProto tensor, string problem) => new(path, tensor.Name, null, problem);
}
