using System.Text;
using EffNet.PyTorch;
using EffNet.Weights;

namespace EffNet;

/// <summary>Exports modules as TorchScript archives.</summary>
internal static class TorchScriptExport
{
    /// <summary>Returns the export options for a network, with the information about its weights.</summary>
    /// <param name="network">The network.</param>
    /// <param name="mode">The purpose of the archive.</param>
    /// <param name="foldsBatchNorms">Whether batch norms are folded into convolutions.</param>
    /// <exception cref="InvalidOperationException">The archive is for training, and the network has folded norms.</exception>
    /// <exception cref="NotSupportedException">A module has hooks, or was replaced, removed, changed or added; the message names it.</exception>
    public static TorchScriptOptions Options(UnrolledNetwork network, TorchScriptMode mode, bool foldsBatchNorms)
    {
        LiveNetwork.Check(network, mode == TorchScriptMode.Training);
        if (mode == TorchScriptMode.Training && network.FoldedNorms is [var norm, ..])
        {
            throw new InvalidOperationException(
                $"{network.Declaration.TypeName} cannot be exported for training, because batch norms such as '{norm}' have no running statistics. "
                + "Call EstimateNorms with batches of images first.");
        }

        return new TorchScriptOptions
        {
            Mode = mode,
            FoldBatchNorms = foldsBatchNorms,
            ClassName = network.Declaration.TypeName,
            ExtraFiles = new Dictionary<string, string> { [WeightMetadata.FileName] = Encoding.UTF8.GetString(WeightMetadata.ToJson(WeightMetadata.Of(network.Describe()))) },
        };
    }
}
