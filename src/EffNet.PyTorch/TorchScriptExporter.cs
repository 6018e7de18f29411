using EffNet.Networks;
using EffNet.PyTorch.Structure;
using EffNet.PyTorch.TorchScript;
using EffNet.Weights;

namespace EffNet.PyTorch;

/// <summary>
/// Writes networks as TorchScript archives, which <c>torch.jit.load</c> reads in Python, in C++ and in TorchSharp, without code of EffNet's. The network reads a batch of images (N, C, H, W),
/// of any height and width, and returns its result; if it has several, a tuple of them in the order of <see cref="Network.Outputs"/>.
/// </summary>
public static class TorchScriptExporter
{
    /// <summary>Writes a network to a file. The file is complete or is not there; a link is followed, and an existing file keeps its permissions.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights, by the names of <see cref="Network.State"/>, in any precision, which the archive has too.</param>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="options">How it is written; for evaluation with folded batch norms if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the export. The file is then as it was.</param>
    /// <exception cref="ArgumentException">
    /// The weights do not have a tensor of the network, or have it in another shape or not in floating-point numbers; folded weights are beyond the range of their type; or PyTorch cannot have
    /// modules of the network's paths, or a class of that name. The message names what is wrong.
    /// </exception>
    /// <exception cref="WeightFileException">The file of the weights is corrupt.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static void Export(Network network, IWeightSource weights, string path, TorchScriptOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var archive = Prepare(network, weights, options ??= new TorchScriptOptions());
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path}: there is no folder '{folder}'.");
        AtomicFile.Write(path, stream => archive.Write(stream, options.ExtraFiles, cancellationToken));
    }

    /// <summary>Writes a network to a stream.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights, by the names of <see cref="Network.State"/>, in any precision, which the archive has too.</param>
    /// <param name="stream">The stream, which is written from its position on and stays open. It does not have to seek.</param>
    /// <param name="options">How it is written; for evaluation with folded batch norms if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels; the stream then has a part of the archive.</param>
    /// <inheritdoc cref="Export(Network, IWeightSource, string, TorchScriptOptions, CancellationToken)" path="/exception"/>
    public static void Export(Network network, IWeightSource weights, Stream stream, TorchScriptOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream cannot be written.", nameof(stream));
        options ??= new TorchScriptOptions();
        Prepare(network, weights, options).Write(stream, options.ExtraFiles, cancellationToken);
    }

    /// <summary>Finds everything that can be wrong before anything is written.</summary>
    private static ScriptArchive Prepare(Network network, IWeightSource weights, TorchScriptOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        if (!ModuleName.IsIdentifier(options.ClassName))
            throw new ArgumentException($"'{options.ClassName}' is not a name of a class in Python; use letters, digits and underscores.");
        var isTraining = options.Mode == TorchScriptMode.Training;
        var layers = isTraining ? LayerList.ForTraining(network) : LayerList.ForEvaluation(network, options.FoldBatchNorms);
        return new ScriptArchive(ScriptProgram.Write(layers, options.ClassName, isTraining), isTraining, new NetworkTensors(weights));
    }
}
