using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet.Explanation;

/// <summary>The class activation maps of a batch of images, with the class of each map. Disposing an instance disposes the maps.</summary>
public sealed class ActivationMaps : IDisposable
{
    internal ActivationMaps(Tensor maps, IReadOnlyList<int> classes, IReadOnlyList<double> probabilities) =>
        (Maps, ClassIndices, Probabilities) = (maps, classes, probabilities);

    /// <summary>
    /// Gets the maps, of shape (N, h, w), in single precision and on the network's device. The values are in units of the class score.
    /// <see cref="ClassActivation.Scale"/> converts them to the range from 0 to 1.
    /// </summary>
    public Tensor Maps { get; }

    /// <summary>Gets the class of each map: the requested class, or the best class of the image.</summary>
    public IReadOnlyList<int> ClassIndices { get; }

    /// <summary>Gets the probability of each class, by softmax over the network's scores.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>Draws a map over a picture, with a legend below.</summary>
    /// <param name="picture">The picture as the network received it. <see cref="Preprocessing"/> crops a picture in the same way.</param>
    /// <param name="index">The index of the map in the batch.</param>
    /// <param name="options">The colors, opacity and captions; <see langword="null"/> for the defaults.</param>
    /// <returns>
    /// A picture with the width of <paramref name="picture"/> (or the minimum width of a legend, if this is larger), and with the legend below. Without a legend,
    /// the size is that of <paramref name="picture"/>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no map with this index.</exception>
    /// <exception cref="ArgumentException">The map contains values that are not finite.</exception>
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
