using static TorchSharp.torch;

namespace Transfer;

/// <summary>Creates the network of the NuGet package.</summary>
internal static class Pretrained
{
    /// <summary>Creates the network with its trained weights, for images whose channels are red, green and blue.</summary>
    /// <remarks>
    /// The package's network expects the channel order blue, green, red; its ResNetPreprocess.onnx reorders the channels first. This method reorders the weights of the first
    /// convolution instead, so that images are prepared as for any other network.
    /// </remarks>
    /// <param name="path">The file ResNet18.onnx.</param>
    /// <param name="classes">The number of outputs of a new classifier; 0 for pooled features without a classifier.</param>
    public static FeaturizerNet Create(string path, int classes)
    {
        var network = new FeaturizerNet(classes);
        network.LoadWeights(path, keepClassifier: classes > 0);
        using var withoutGradients = no_grad();
        using var scope = NewDisposeScope();
        var stem = network.state_dict()["conv1.weight"];
        stem.copy_(stem.flip(1));
        return network;
    }
}
