using System.Text;
using System.Text.Json;
using EffNet.Networks;
using EffNet.Networks.Data;
using EffNet.Weights;

namespace EffNet.Inference.Saving;

/// <summary>The header of the file of a saved engine.</summary>
/// <param name="Network">The network.</param>
/// <param name="Info">The information about the weights.</param>
/// <param name="Layers">The layers with weights, in the order of their weights.</param>
/// <param name="Length">The length of the header in bytes.</param>
internal sealed record EngineFileHead(Network Network, WeightsInfo Info, IReadOnlyList<EngineFileLayer> Layers, int Length)
{
    private const int MostLayers = 1 << 20;
    private const long MostWeights = 1L << 40;

    /// <summary>Writes a header.</summary>
    /// <param name="network">The network.</param>
    /// <param name="info">The information about the weights.</param>
    /// <param name="layers">The layers with weights.</param>
    public static byte[] Write(Network network, WeightsInfo info, IEnumerable<EngineFileLayer> layers)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(NetworkData.Write(network));
            writer.Write(Encoding.UTF8.GetString(WeightMetadata.ToJson(WeightMetadata.Of(info))));
            foreach (var layer in layers)
            {
                writer.Write(layer.Path);
                writer.Write(layer.IsHalf);
                writer.Write(layer.WeightCount);
                writer.Write(layer.BiasCount);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">The bytes of the header.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="WeightFileException">The header is malformed.</exception>
    public static EngineFileHead Read(ReadOnlySpan<byte> bytes, string path)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
            var network = NetworkData.Read(reader.ReadString());
            var info = WeightMetadata.Read(TextMap.Parse(Encoding.UTF8.GetBytes(reader.ReadString())), path).Info;
            if (network.Classifier is { Linear.Operation: Linear linear } && linear.OutputFeatures != network.ClassCount)
                throw new FormatException(FormattableString.Invariant($"The classifier has {linear.OutputFeatures} outputs, but the network has {network.ClassCount} classes."));
            if (network.Nodes.FirstOrDefault(
                n => n.Operation is Convolution { Groups: var groups } c && (c.InputChannels % groups != 0 || c.OutputChannels % groups != 0)) is { } uneven)
                throw new FormatException($"The number of groups of '{uneven.Name}' must divide its input and output channels.");
            if (info.ClassNames is { Count: var count } && count != network.ClassCount)
                throw new FormatException($"There are {count} class names for {network.ClassCount} classes.");
            var layers = new List<EngineFileLayer>();
            while (reader.BaseStream.Position < bytes.Length)
                layers.Add(new EngineFileLayer(reader.ReadString(), reader.ReadBoolean(), reader.ReadInt64(), reader.ReadInt64()));
            if (layers.Count > MostLayers)
                throw new FormatException(FormattableString.Invariant($"There are {layers.Count} layers; expected at most {MostLayers}."));
            if (layers.Find(l => l.WeightCount is < 0 or > MostWeights || l.BiasCount is < 0 or > MostWeights) is { } layer)
            {
                throw new FormatException(
                    FormattableString.Invariant($"Layer '{layer.Path}' has {layer.WeightCount} weights and {layer.BiasCount} biases; expected 0 to {MostWeights}."));
            }

            return new EngineFileHead(network, info, layers, bytes.Length);
        }
        catch (Exception exception) when (exception is FormatException or IOException or JsonException or ArgumentException or ArithmeticException)
        {
            throw new WeightFileException(path, null, null, $"its header is malformed: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
