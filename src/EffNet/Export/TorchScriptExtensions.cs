using System.Text;
using EffNet.PyTorch;
using EffNet.Weights;

namespace EffNet;

/// <summary>Writes live networks as TorchScript archives.</summary>
public static class TorchScriptExtensions
{
    /// <summary>
    /// Writes a network and its weights as an archive that <c>torch.jit.load</c> reads in Python, C++ and TorchSharp. What is known of the weights, <see cref="UnrolledNetwork.WeightsInfo"/>, is
    /// written too.
    /// </summary>
    /// <param name="network">The network, on any device and in any precision, which the archive has too.</param>
    /// <param name="path">The file; replaced if it exists. It is complete or is not there.</param>
    /// <param name="mode">What the archive is for. The mode of <paramref name="network"/> does not matter.</param>
    /// <param name="foldBatchNorms">Whether batch norms are folded into convolutions; it has no effect on archives for training.</param>
    /// <param name="cancellation">Cancels; nothing is left behind.</param>
    /// <exception cref="NotSupportedException">A module has hooks, was replaced, changed or added; the message names it.</exception>
    /// <exception cref="ArgumentException">Folded weights are beyond the range of their type; the message names the tensor.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was canceled.</exception>
    public static void ExportTorchScript(
        this UnrolledNetwork network, string path, TorchScriptMode mode = TorchScriptMode.Evaluation, bool foldBatchNorms = true, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        LiveNetwork.Check(network);
        var options = new TorchScriptOptions
        {
            Mode = mode,
            FoldBatchNorms = foldBatchNorms,
            ClassName = network.Declaration.TypeName,
            ExtraFiles = new Dictionary<string, string> { [WeightMetadata.FileName] = Encoding.UTF8.GetString(WeightMetadata.ToJson(WeightMetadata.Of(network.Describe()))) },
        };
        TorchScriptExporter.Export(network.Network, network.ToWeightSource(), path, options, cancellation);
    }
}
