using System.IO.Compression;

namespace EffNet.Weights;

/// <summary>Writes PyTorch's zip format. Entries are stored as they are; PyTorch also aligns them to 64 bytes, which makes mapping faster and is not asked for.</summary>
internal static class PyTorchWriter
{
    private const string Root = "archive";

    // The oldest that .NET writes: the same weights make the same file.
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the file, with texts by name in a record of their own, which PyTorch passes over.</summary>
    public static void Write(Stream stream, IReadOnlyList<SavedTensor> tensors, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, "data.pkl", target => new PickleWriter(target).Write(tensors));
        Add(archive, "byteorder", target => target.Write("little"u8));
        for (var i = 0; i < tensors.Count; i++)
            Add(archive, FormattableString.Invariant($"data/{i}"), tensors[i].Write);
        if (metadata.Count > 0)
            Add(archive, WeightMetadata.Record, target => target.Write(WeightMetadata.ToJson(metadata)));
        Add(archive, "version", target => target.Write("3\n"u8));
    }

    private static void Add(ZipArchive archive, string name, Action<Stream> write)
    {
        var entry = archive.CreateEntry($"{Root}/{name}", CompressionLevel.NoCompression);
        entry.LastWriteTime = s_time;
        using var target = entry.Open();
        write(target);
    }
}
