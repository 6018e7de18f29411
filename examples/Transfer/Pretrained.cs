using EffNet.Weights;
using static TorchSharp.torch;

namespace Transfer;

/// <summary>Creates the network of the NuGet package.</summary>
internal static class Pretrained
{
    private const string Remedy = "Specify ResNet18.onnx of the package Microsoft.ML.DnnImageFeaturizer.ResNet18 0.23.1 with --model.";

    /// <summary>Creates the network with its trained weights, for images whose channels are red, green and blue.</summary>
    /// <remarks>
    /// The package's network expects the channel order blue, green, red; its ResNetPreprocess.onnx reorders the channels first. This method reorders the weights of the first
    /// convolution instead, so that images are prepared as for any other network.
    /// </remarks>
    /// <param name="path">The file ResNet18.onnx.</param>
    /// <param name="classes">The number of outputs of a new classifier; 0 for pooled features without a classifier.</param>
    /// <exception cref="InvalidDataException">The file is not a complete model, or its weights are not finite.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FeaturizerNet Create(string path, int classes)
    {
        var network = new FeaturizerNet(classes);
        try
        {
            network.LoadWeights(path, keepClassifier: classes > 0);
        }
        catch (WeightFileException exception)
        {
            throw new InvalidDataException($"'{path}' is not a complete ONNX model. {Remedy}", exception);
        }

        using var withoutGradients = no_grad();
        using var scope = NewDisposeScope();
        var weights = network.state_dict();
        if (weights.Values.Any(weight => !weight.isfinite().all().item<bool>()))
            throw new InvalidDataException($"'{path}' has weights that are not finite, so the file is damaged. {Remedy}");
        var stem = weights["conv1.weight"];
        stem.copy_(stem.flip(1));
        return network;
    }
}
