using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>How images are prepared for a network: as the caller says, or else as its weights say. There is no default, because a wrong one only shows in worse answers.</summary>
internal static class KnownPreprocessing
{
    /// <summary>The preprocessing.</summary>
    /// <param name="model">The network.</param>
    /// <param name="given">What the caller passes.</param>
    /// <exception cref="InvalidOperationException">Nobody says.</exception>
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
