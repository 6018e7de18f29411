using EffNet.Networks;
using EffNet.Onnx.Import;
using EffNet.Weights;

namespace EffNet.Onnx;

/// <summary>
/// Opens the weights of networks in ONNX models of any origin. The weights are found by comparing the graphs (operations, shapes, attributes and connections);
/// names are ignored. Folded batch norms, transposed linear layers, half precision and external data are supported. The model is not executed.
/// </summary>
public static class OnnxWeights
{
    /// <summary>Opens a model.</summary>
    /// <param name="network">
    /// The network that the weights are for. If the model has another number of classes, or no classifier, the network of the result is adapted to the model.
    /// </param>
    /// <param name="path">The model to open. External data is read only from its folder.</param>
    /// <param name="options">The options for loading. If <see langword="null"/>, the model must have every weight of the network and no other weights.</param>
    /// <returns>
    /// The weights with the names of the network. If a batch norm was folded, its weight is 1, its mean is 0 and its variance is 1 - epsilon, so that it only adds the folded
    /// bias. <see cref="WeightsReport.FoldedNorms"/> lists it.
    /// </returns>
    /// <exception cref="WeightFileException">
    /// The file is not a model, its graph differs from the graph of the network (the message names the first difference), or the file is corrupt.
    /// </exception>
    /// <exception cref="WeightMismatchException">The weights do not fit the network.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static NetworkWeights Open(Network network, string path, WeightLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return NetworkWeights.Open(network, OnnxWeightFile.Open(FileBytes.Open(path), FolderOf(path), network), options ?? new WeightLoadOptions());
    }

    /// <summary>Opens a model.</summary>
    /// <param name="network">
    /// The network that the weights are for. If the model has another number of classes, or no classifier, the network of the result is adapted to the model.
    /// </param>
    /// <param name="stream">The model to read, from the stream's position to its end. The stream remains open. External data cannot be read.</param>
    /// <param name="options">The options for loading. If <see langword="null"/>, the model must have every weight of the network and no other weights.</param>
    /// <returns>
    /// The weights with the names of the network. If a batch norm was folded, its weight is 1, its mean is 0 and its variance is 1 - epsilon, so that it only adds the folded
    /// bias. <see cref="WeightsReport.FoldedNorms"/> lists it.
    /// </returns>
    /// <exception cref="WeightFileException">
    /// The stream is not a model, its graph differs from the graph of the network (the message names the first difference), or the data is corrupt.
    /// </exception>
    /// <exception cref="WeightMismatchException">The weights do not fit the network.</exception>
    public static NetworkWeights Open(Network network, Stream stream, WeightLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkWeights.Open(network, OnnxWeightFile.Open(StreamBytes.Of(stream), folder: null, network), options ?? new WeightLoadOptions());
    }

    /// <summary>Returns <see langword="true"/> if a file is an ONNX model rather than a file of weights; otherwise, <see langword="false"/>.</summary>
    /// <param name="path">The file to examine.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static bool IsModel(string path)
    {
        using var bytes = FileBytes.Open(path);
        return ModelSigns.IsModel(bytes);
    }

    /// <summary>Opens a model or a file of weights in any other format.</summary>
    /// <param name="bytes">The bytes of the file. They are disposed with the result, or if this method throws.</param>
    /// <param name="path">The path of the file; <see langword="null"/> for a stream.</param>
    /// <param name="network">The network that the weights are for; <see langword="null"/> if its graph is unknown.</param>
    internal static WeightFile OpenAny(FileBytes bytes, string? path, Network? network)
    {
        bool isModel;
        try
        {
            isModel = ModelSigns.IsModel(bytes);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }

        return isModel && network is not null ? OnnxWeightFile.Open(bytes, path is null ? null : FolderOf(path), network) : WeightFile.OpenBytes(bytes);
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
