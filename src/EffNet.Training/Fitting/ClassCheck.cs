namespace EffNet.Training;

/// <summary>Checks that sets of images fit networks.</summary>
internal static class ClassCheck
{
    private const int Channels = 3;

    /// <summary>Throws if a set does not fit a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">The set.</param>
    /// <param name="parameter">The name of the set's parameter.</param>
    /// <exception cref="ArgumentException">The set is empty, or the network has other outputs or channels.</exception>
    public static void Run(UnrolledNetwork network, ImageSet images, string parameter)
    {
        if (images.Count == 0)
            throw new ArgumentException("The set has no images.", parameter);
        if (images.ClassNames.Count != network.ClassCount)
        {
            throw new ArgumentException(
                $"The set has {images.ClassNames.Count:N0} classes, but this {network.Declaration.TypeName} has {network.ClassCount:N0} outputs. Create the network with classes: {images.ClassNames.Count}.", parameter);
        }

        if (network.InputChannels != Channels)
            throw new ArgumentException($"Images have 3 channels, but this {network.Declaration.TypeName} takes {network.InputChannels}.", parameter);
    }
}
