using static TorchSharp.torch;

namespace Transfer;

/// <summary>The network of the NuGet package.</summary>
internal static class Pretrained
{
    /// <summary>Creates the network with its trained weights, for images whose channels are red, green and blue.</summary>
    /// <remarks>
    /// The package's network reads blue, green and red: its ResNetPreprocess.onnx exchanges the channels first. The exchange is done once in the weights of the first convolution, so that images are
    /// prepared as for any other network.
    /// </remarks>
    /// <param name="path">The file ResNet18.onnx.</param>
    /// <param name="classes">The outputs of a fresh classifier; 0 for the pooled features.</param>
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
