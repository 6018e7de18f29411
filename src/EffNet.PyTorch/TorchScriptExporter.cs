using EffNet.Networks;
using EffNet.PyTorch.Structure;
using EffNet.PyTorch.TorchScript;
using EffNet.Weights;

namespace EffNet.PyTorch;

/// <summary>
/// Exports networks as TorchScript archives, which <c>torch.jit.load</c> reads in Python, in C++ and in TorchSharp without code of EffNet. The network reads a
/// batch of images (N, C, H, W) of any height and width. It returns its output or, if it has several, a tuple in the order of <see cref="Network.Outputs"/>.
/// </summary>
public static class TorchScriptExporter
{
    /// <summary>
    /// Exports a network to a file. If the export fails, the file is not created or changed. A link is followed, and an existing file keeps its permissions.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">The weights with the names of <see cref="Network.State"/>, in any precision. The archive has the same precision.</param>
    /// <param name="path">The file to write. An existing file is replaced.</param>
    /// <param name="options">The options; evaluation with folded batch norms if <see langword="null"/>.</param>
    /// <param name="cancellationToken">A token to cancel the export. The file is then unchanged.</param>
    /// <exception cref="ArgumentException">
    /// A tensor of the network is missing in the weights, has another shape, or is not floating-point; folded weights are beyond the range of their type; PyTorch
    /// does not allow a path of the network's modules; or the class name is not valid. The message contains the name.
    /// </exception>
    /// <exception cref="WeightFileException">The file of the weights is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    /// <exception cref="OperationCanceledException">The export was canceled.</exception>
    public static void Export(Network network, IWeightSource weights, string path, TorchScriptOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var archive = Prepare(network, weights, options ??= new TorchScriptOptions());
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path}: there is no folder '{folder}'.");
        AtomicFile.Write(path, stream => archive.Write(stream, options.ExtraFiles, cancellationToken));
    }

    /// <summary>Exports a network to a stream.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">The weights with the names of <see cref="Network.State"/>, in any precision. The archive has the same precision.</param>
    /// <param name="stream">The stream to write, from its position. It remains open and does not need to be seekable.</param>
    /// <param name="options">The options; evaluation with folded batch norms if <see langword="null"/>.</param>
    /// <param name="cancellationToken">A token to cancel the export. After any exception, the stream may contain a part of the archive.</param>
    /// <inheritdoc cref="Export(Network, IWeightSource, string, TorchScriptOptions, CancellationToken)" path="/exception"/>
    public static void Export(Network network, IWeightSource weights, Stream stream, TorchScriptOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream must support writing.", nameof(stream));
        options ??= new TorchScriptOptions();
        Prepare(network, weights, options).Write(stream, options.ExtraFiles, cancellationToken);
    }

    /// <summary>Checks the arguments and prepares the archive before anything is written.</summary>
    private static ScriptArchive Prepare(Network network, IWeightSource weights, TorchScriptOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        if (!ModuleName.IsIdentifier(options.ClassName))
        {
            throw new ArgumentException(
                $"'{options.ClassName}' is not a valid Python class name; use ASCII letters, digits and underscores, do not begin with a digit, and do not use a keyword.");
        }

        var isTraining = options.Mode == TorchScriptMode.Training;
        var layers = isTraining ? LayerList.ForTraining(network) : LayerList.ForEvaluation(network, options.FoldBatchNorms);
        return new ScriptArchive(ScriptProgram.Write(layers, options.ClassName, isTraining), isTraining, new NetworkTensors(weights));
    }
}
