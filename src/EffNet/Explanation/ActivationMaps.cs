using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet.Explanation;

/// <summary>Where in each image of a batch a network sees a class, and which class. Dispose it to dispose the maps.</summary>
public sealed class ActivationMaps : IDisposable
{
    internal ActivationMaps(Tensor maps, IReadOnlyList<int> classes, IReadOnlyList<double> probabilities) =>
        (Maps, ClassIndices, Probabilities) = (maps, classes, probabilities);

    /// <summary>
    /// A map for each image, (N, h, w), in single precision on the network's device: numbers as they were computed, in units of the class score. <see cref="ClassActivation.Scale"/> makes
    /// shares of them.
    /// </summary>
    public Tensor Maps { get; }

    /// <summary>The class of each image's map: the one asked for, or the image's best.</summary>
    public IReadOnlyList<int> ClassIndices { get; }

    /// <summary>The probability that the network gives that class, by softmax over its scores.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>A picture with its map over it, and a legend below.</summary>
    /// <param name="picture">What the network saw: <see cref="Preprocessing"/> cuts the same part out of a picture.</param>
    /// <param name="index">Which of the batch it is.</param>
    /// <param name="options">Colors, opacity and captions; the usual, if <see langword="null"/>.</param>
    /// <returns>A picture as wide as <paramref name="picture"/>, or a legend's least width, and higher by the legend; without legend, of the same size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such map.</exception>
    /// <exception cref="ArgumentException">The map has numbers that are not finite.</exception>
    public Picture Overlay(Picture picture, int index = 0, OverlayOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, ClassIndices.Count);
        using var map = Maps.narrow(0, index, 1);
        return ClassActivation.Overlay(picture, map, options);
    }

    /// <summary>Disposes the maps.</summary>
    public void Dispose() => Maps.Dispose();
}
