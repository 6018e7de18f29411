namespace EffNet.Weights;

/// <summary>Writes a state_dict as PyTorch's <c>torch.save</c> does.</summary>
internal static class PyTorchWriter
{
    /// <summary>Writes the file, with metadata in a separate record that PyTorch ignores.</summary>
    public static void Write(Stream stream, IReadOnlyList<SavedTensor> tensors, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        using var archive = new PyTorchArchiveWriter(stream);
        archive.Add("data.pkl", target => WritePickle(new PickleWriter(target), tensors));
        archive.Add("byteorder", "little"u8.ToArray());
        archive.AddStorages(tensors);
        if (metadata.Count > 0)
            archive.Add(WeightMetadata.Record, WeightMetadata.ToJson(metadata));
        archive.Add("version", "3\n"u8.ToArray());
    }

    private static void WritePickle(PickleWriter pickle, IReadOnlyList<SavedTensor> tensors)
    {
        pickle.Begin();
        pickle.BeginOrderedDictionary();
        for (var i = 0; i < tensors.Count; i++)
        {
            pickle.Text(tensors[i].Name);
            pickle.Tensor(tensors[i], PyTorchArchiveWriter.KeyOf(i), requiresGradient: false);
        }

        pickle.EndDictionary();
        pickle.End();
    }
}
