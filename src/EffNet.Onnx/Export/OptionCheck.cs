using EffNet.Networks;

namespace EffNet.Onnx.Export;

/// <summary>Checks the options of an export.</summary>
internal static class OptionCheck
{
    private const OnnxOutputs All = OnnxOutputs.Logits | OnnxOutputs.Probabilities | OnnxOutputs.Embedding | OnnxOutputs.Features;

    /// <summary>Throws an exception if a network cannot be exported with the options.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">An option is not valid for the network or together with another option.</exception>
    public static void Check(Network network, OnnxExportOptions options)
    {
        if (options.Outputs == OnnxOutputs.None || (options.Outputs & ~All) != 0)
            throw new ArgumentException($"Outputs must be at least one of Logits, Probabilities, Embedding and Features, but was {options.Outputs}.", nameof(options));
        if (options.Precision is not (OnnxPrecision.Full or OnnxPrecision.HalfWeights or OnnxPrecision.Half))
            throw new ArgumentException($"Precision must be Full, HalfWeights or Half, but was {options.Precision}.", nameof(options));
        if (options.Outputs.HasFlag(OnnxOutputs.Probabilities) && network.Classifier is null)
        {
            throw new ArgumentException(
                "Probabilities require a network with a classifier, but this network has none. Use Logits or Embedding, which return its features.", nameof(options));
        }

        if (options.Info.Weights.ClassNames is { Count: var names } && names != network.ClassCount)
            throw new ArgumentException($"Info has {names} class names, but the network has {network.ClassCount} classes.", nameof(options));
        if (options.TakesPictures)
            CheckPictures(network, options);
    }

    private static void CheckPictures(Network network, OnnxExportOptions options)
    {
        if (options.Info.Weights.Preprocessing is not { } preprocessing)
        {
            throw new ArgumentException(
                "TakesPictures requires Info.Weights.Preprocessing, which specifies how pictures are resized, cropped and normalized. "
                + "For a TorchSharp network, set the preprocessing in its WeightsInfo.",
                nameof(options));
        }

        if (preprocessing.Resize < 1 || preprocessing.Crop < 1)
            throw new ArgumentException($"Resize and Crop of Preprocessing must be at least 1, but were {preprocessing.Resize} and {preprocessing.Crop}.", nameof(options));
        if (network.Input.Channels != 3)
            throw new ArgumentException($"TakesPictures requires a network with 3 input channels, but this network has {network.Input.Channels}.", nameof(options));
        if (options.HasFixedSize && (network.Input.Height, network.Input.Width) != (preprocessing.Crop, preprocessing.Crop))
        {
            throw new ArgumentException(
                $"HasFixedSize requires images of {network.Input.Height} x {network.Input.Width} pixels, but Preprocessing crops to {preprocessing.Crop} x {preprocessing.Crop}. "
                + $"Use the network that is returned by With(height: {preprocessing.Crop}, width: {preprocessing.Crop}).",
                nameof(options));
        }
    }
}
