namespace EffNet.Training;

/// <summary>Checks that sets of images match networks.</summary>
internal static class ClassCheck
{
    private const int Channels = 3;

    /// <summary>Throws an exception if a set does not match a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">The set.</param>
    /// <param name="parameter">The name of the set's parameter.</param>
    /// <param name="use">The use of the set for messages, for example "training "; empty if the set has no special use.</param>
    /// <exception cref="ArgumentException">
    /// The set is empty, its number of classes is not the number of the network's outputs, or the network does not have 3 input channels.
    /// </exception>
    public static void Run(UnrolledNetwork network, ImageSet images, string parameter, string use = "")
    {
        if (images.Count == 0)
            throw new ArgumentException($"The {use}set has no images; expected at least 1.", parameter);
        if (images.ClassNames.Count != network.ClassCount)
        {
            throw new ArgumentException(
                $"The {use}set has {images.ClassNames.Count:N0} classes, but this {network.Declaration.TypeName} has {network.ClassCount:N0} outputs. "
                + $"Create the network with classes: {images.ClassNames.Count}.",
                parameter);
        }

        if (network.InputChannels != Channels)
        {
            throw new ArgumentException(
                $"Images have 3 channels, but this {network.Declaration.TypeName} expects {network.InputChannels}. Train a network with 3 input channels.", parameter);
        }
    }
}
