using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Determines the preprocessing for a network, from the caller or else from the network's weights. There is no default, because wrong preprocessing causes
/// worse predictions but no error.
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
        {
            throw new InvalidOperationException(
                $"The preprocessing is unknown, because {model.GetName()} is not a generated network. "
                + $"Pass the argument 'preprocessing'; for Predict, set {nameof(PredictionOptions)}.{nameof(PredictionOptions.Preprocessing)}.");
        }

        return network.WeightsInfo.Preprocessing ?? throw new InvalidOperationException(
            $"The preprocessing of this {network.Declaration.TypeName} is unknown, because its weights are random or come from a file without metadata. "
            + $"Set 'WeightsInfo', or pass the argument 'preprocessing'; for Predict, set {nameof(PredictionOptions)}.{nameof(PredictionOptions.Preprocessing)}. "
            + $"For weights that you trained, it is usually Preprocessing.ForTrainingFromScratch({network.Declaration.Resolution}). "
            + $"Networks of '{network.Declaration.TypeName}.LoadAsync' have it already.");
    }
}
