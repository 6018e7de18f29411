using EffNet.Networks;
using EffNet.Onnx.Export;
using EffNet.Onnx.Protos;
using EffNet.Weights;

namespace EffNet.Onnx;

/// <summary>
/// Exports networks to ONNX, for ONNX Runtime, OpenVINO, CoreML and other runtimes. Models have opset 17 (18 if they preprocess pictures) and IR version 8. The
/// names of nodes are the paths of the modules in <c>state_dict</c>; the results of stages have the names of the stages.
/// </summary>
public static class OnnxExporter
{
    /// <summary>
    /// The largest size of weights that are stored in the model, in bytes. A protobuf message has at most 2 GB, of which 64 MB are reserved for the graph.
    /// </summary>
    private const long MostInlineBytes = OnnxModelFile.MostBytes - (64L << 20);

    /// <summary>Exports a network to a file. If the export fails, the file is not created or changed.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">
    /// The weights with the names of the network, such as <see cref="NetworkWeights"/>. Half, bfloat16 and double precision are converted.
    /// </param>
    /// <param name="path">The file to write. External weights are written to this path with <c>.data</c> appended.</param>
    /// <param name="options">The options of the export; the defaults if <see langword="null"/>.</param>
    /// <param name="progress">Receives the progress, from 0 to 1.</param>
    /// <param name="cancellationToken">A token to cancel the export.</param>
    /// <exception cref="ArgumentException">
    /// The weights do not belong to the network, an option is not valid for the network, or a weight is too large for half precision.
    /// </exception>
    /// <exception cref="WeightFileException">The file of the weights is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    /// <exception cref="OperationCanceledException">The export was canceled.</exception>
    public static void Export(
        Network network, IWeightSource weights, string path, OnnxExportOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path}: there is no folder '{folder}'.");
        var model = Make(network, weights, options ??= new OnnxExportOptions(), cancellationToken);
        if (!options.HasExternalWeights && BytesOf(model) <= MostInlineBytes)
        {
            AtomicFile.Write(path, stream => OnnxModelFile.Write(model, stream, progress, cancellationToken));
            return;
        }

        var dataPath = path + ExternalData.Ending;
        var data = ExternalData.TakeFrom(model, Path.GetFileName(dataPath));
        AtomicFile.Write(path, stream =>
        {
            // Write both files completely before one of them replaces an existing file, so that neither file is changed if the disk is full.
            OnnxModelFile.Write(model, stream, data.IsEmpty ? progress : null, cancellationToken);
            stream.Flush();
            if (!data.IsEmpty)
                AtomicFile.Write(dataPath, target => data.Write(target, progress, cancellationToken));
        });
    }

    /// <summary>Exports a network to a stream, with the weights in the model.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">
    /// The weights with the names of the network, such as <see cref="NetworkWeights"/>. Half, bfloat16 and double precision are converted.
    /// </param>
    /// <param name="stream">The stream to write. It remains open and does not need to be seekable.</param>
    /// <param name="options">The options of the export; the defaults if <see langword="null"/>.</param>
    /// <param name="progress">Receives the progress, from 0 to 1.</param>
    /// <param name="cancellationToken">A token to cancel the export.</param>
    /// <exception cref="ArgumentException">
    /// The weights do not belong to the network, an option is not valid for the network or for a stream, a weight is too large for half precision, or the model
    /// would be larger than 2 GB.
    /// </exception>
    /// <exception cref="WeightFileException">The file of the weights is corrupt.</exception>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">The export was canceled.</exception>
    public static void Export(
        Network network, IWeightSource weights, Stream stream, OnnxExportOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream must support writing.", nameof(stream));
        if (options?.HasExternalWeights == true)
            throw new ArgumentException("HasExternalWeights requires a second file, which a stream cannot have. Export to a path instead.", nameof(options));
        var model = Make(network, weights, options ?? new OnnxExportOptions(), cancellationToken);
        if (BytesOf(model) > MostInlineBytes)
        {
            throw new ArgumentException(
                "The model would be larger than 2 GB, which ONNX does not allow in one file. Export to a path, so that the weights are written to a second file.", nameof(stream));
        }

        OnnxModelFile.Write(model, stream, progress, cancellationToken);
    }

    private static ModelProto Make(Network network, IWeightSource weights, OnnxExportOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        return ModelWriter.Write(network, weights, options, cancellationToken);
    }

    private static long BytesOf(ModelProto model) => model.Graph.Initializer.Sum(t => (long)t.RawData.Length);
}
