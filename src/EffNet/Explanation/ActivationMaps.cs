using static TorchSharp.torch;

namespace EffNet;

/// <summary>Where in each image of a batch a network sees a class, and which class. Dispose it to dispose the maps.</summary>
public sealed class ActivationMaps : IDisposable
{
    internal ActivationMaps(Tensor maps, IReadOnlyList<long> classes, IReadOnlyList<double> probabilities) =>
        (Maps, Classes, Probabilities) = (maps, classes, probabilities);

    /// <summary>
    /// A map for each image, (N, h, w), in single precision on the network's device: numbers as they were computed, in units of the class score. <see cref="ClassActivation.Scale"/> makes
    /// shares of them.
    /// </summary>
    public Tensor Maps { get; }

    /// <summary>The class of each image's map: the one asked for, or the image's best.</summary>
    public IReadOnlyList<long> Classes { get; }

    /// <summary>The probability that the network gives that class, by softmax over its scores.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>Disposes the maps.</summary>
    public void Dispose() => Maps.Dispose();
}
