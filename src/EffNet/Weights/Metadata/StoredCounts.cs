namespace EffNet;

/// <summary>What a network has to be made with to take a file's weights.</summary>
/// <param name="Classes">Outputs of the classifier; <see langword="null"/> if the file does not show them.</param>
/// <param name="InputChannels">Channels of the images; <see langword="null"/> if the file does not state them.</param>
internal readonly record struct StoredCounts(long? Classes, long? InputChannels)
{
    /// <summary>Reads them: from the metadata, and the classes otherwise from the file's only matrix, which is the classifier in every network here.</summary>
    public static StoredCounts Read(string path)
    {
        WeightLoader.CheckIsFile(path);
        using var file = WeightFile.Open(path);
        var stored = WeightMetadata.Read(file.Metadata, path);
        var matrices = file.Largest.Tensors.Where(t => t.Shape.Length == 2 && t.Name.EndsWith(".weight", StringComparison.Ordinal)).Take(2).ToList();
        return new StoredCounts(stored.Classes ?? (matrices is [var only] ? only.Shape[0] : null), stored.InputChannels);
    }
}
