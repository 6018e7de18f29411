using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Determines the preprocessing for a network, from the caller or else from the network's weights. There is no default, because wrong preprocessing only shows
/// in worse predictions.
/// </summary>
internal static class KnownPreprocessing
{
    /// <summary>Returns the preprocessing.</summary>
    /// <param name="model">The network.</param>
    /// <param name="given">The preprocessing from the caller; <see langword="null"/> for that of the network's weights.</param>
    /// <exception cref="InvalidOperationException">The preprocessing is unknown.</exception>
    public static Preprocessing Of(nn.Module<Tensor, Tensor> model, Preprocessing? given)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (given is not null)
            return given;
        if (model is not UnrolledNetwork network)
            throw new InvalidOperationException($"{model.GetName()} is not a generated network, so its preprocessing is unknown: pass 'preprocessing', to Predict in PredictionOptions.");
        return network.WeightsInfo.Preprocessing ?? throw new InvalidOperationException(
            $"The preprocessing of this {network.Declaration.TypeName} is unknown: its weights are fresh, or come from a file without metadata. Pass 'preprocessing', to Predict in PredictionOptions, load a checkpoint with '{network.Declaration.TypeName}.LoadAsync', or set 'WeightsInfo'; for your own training, Preprocessing.ForTrainingFromScratch({network.Declaration.Resolution}) is usual.");
    }
}
