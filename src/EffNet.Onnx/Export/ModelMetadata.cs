using System.Globalization;
using EffNet.Networks;
using EffNet.Onnx.Protos;
using EffNet.Weights;

namespace EffNet.Onnx.Export;

/// <summary>Reads and writes the metadata of a model. The keys are the same as in weight files.</summary>
internal static class ModelMetadata
{
    private const string Family = "effnet.family";
    private const string Variant = "effnet.variant";
    private const string SourceFile = "effnet.source";
    private const string SourceSha256 = "effnet.source_sha256";
    private const string Parameters = "effnet.parameters";
    private const string MultiplyAdds = "effnet.multiply_adds";

    /// <summary>Returns the metadata of an exported network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="info">The other information to write.</param>
    public static IEnumerable<StringStringEntryProto> Of(Network network, OnnxModelInfo info)
    {
        var texts = WeightMetadata.Of(Describe(network, info)).ToList();
        Add(SourceFile, info.SourceFile);
        Add(SourceSha256, info.SourceSha256);
        Add(Parameters, network.Parameters.ToString(CultureInfo.InvariantCulture));
        Add(MultiplyAdds, network.MultiplyAdds.ToString(CultureInfo.InvariantCulture));
        return texts.Select(t => new StringStringEntryProto { Key = t.Key, Value = t.Value });

        void Add(string key, string? text)
        {
            if (text is not null)
                texts.Add(new(key, text));
        }
    }

    private static NetworkDescription Describe(Network network, OnnxModelInfo info) => new(
        info.Weights.Network,
        info.Family,
        info.Variant,
        network.Nodes.Any(n => n.Operation is SamePad or AveragePool { IsSame: true }) ? Padding.Same : Padding.Symmetric,
        network.Nodes.Select(n => n.Operation).OfType<BatchNorm>().FirstOrDefault()?.Constants.Epsilon,
        network.ClassCount,
        network.Input.Channels,
        info.Weights);

    /// <summary>Returns the information in the metadata of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file of the model, for messages.</param>
    /// <exception cref="WeightFileException">A value is malformed.</exception>
    public static OnnxModelInfo Read(ModelProto model, string path)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in model.MetadataProps)
            texts[entry.Key] = entry.Value;
        return new OnnxModelInfo
        {
            Weights = WeightMetadata.Read(texts, path).Info,
            Family = texts.GetValueOrDefault(Family),
            Variant = texts.GetValueOrDefault(Variant),
            SourceFile = texts.GetValueOrDefault(SourceFile),
            SourceSha256 = texts.GetValueOrDefault(SourceSha256),
            Parameters = Count(Parameters),
            MultiplyAdds = Count(MultiplyAdds),
        };

        long? Count(string key)
        {
            if (!texts.TryGetValue(key, out var text))
                return null;
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? count
                : throw new WeightFileException(path, key, null, "the value is malformed; expected a whole number of at least 0");
        }
    }
}
