using EffNet;
using EffNet.Explanation;
using EffNet.Pictures;
using EffNet.Training;
using FashionMnist;
using static TorchSharp.torch;

namespace ScalingStudy;

/// <summary>
/// Measures with class activation maps (CAM, Zhou et al., 2016) whether networks look at the object of an image. The background of Fashion-MNIST is black, so the object consists
/// of all pixels that are not black.
/// </summary>
/// <param name="images">The images, of 28 x 28 pixels.</param>
internal sealed class Attention(ImageSet images)
{
    private const int BatchSize = 250;
    private const int Area = FashionImages.Size * FashionImages.Size;

    private readonly bool[][] _objects = [.. Enumerable.Range(0, images.Count).Select(index => ObjectOf(images.Load(index)))];

    /// <summary>Returns the share of the area that is covered by the object, as the mean over all images.</summary>
    public double ObjectShare() => _objects.Average(pixels => (double)pixels.Count(isObject => isObject) / Area);

    /// <summary>
    /// Computes the maps of the images' true classes and compares them with the objects. The positive part of a map is enlarged to 28 x 28 pixels with bilinear interpolation.
    /// </summary>
    /// <param name="network">A trained network.</param>
    /// <param name="cancellationToken">A token to cancel between two batches.</param>
    public AttentionShares Measure(UnrolledNetwork network, CancellationToken cancellationToken)
    {
        var small = StudyImages.Shrink(images, network.Declaration.Resolution);
        var (own, other, blank) = (0.0, 0.0, 0);
        for (var start = 0; start < images.Count; start += BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var indices = Enumerable.Range(start, Math.Min(BatchSize, images.Count - start)).ToList();
            var maps = Maps(network, small, indices);
            foreach (var (map, index) in maps.Zip(indices))
            {
                var sum = map.Sum(value => (double)value);
                if (sum == 0)
                {
                    blank++;
                    continue;
                }

                own += EnergyOn(_objects[index], map) / sum;
                other += EnergyOn(_objects[(index + 1) % images.Count], map) / sum;
            }
        }

        var count = images.Count - blank;
        return new AttentionShares(100 * own / count, 100 * other / count, blank);
    }

    /// <summary>Draws a sheet with images and, over them, the maps of networks.</summary>
    /// <param name="networks">The networks. The first column shows the images, and each network has a column after it.</param>
    /// <param name="indices">The indices of the images, one for each row.</param>
    /// <param name="enlargement">The number of pixels of the sheet for each pixel of an image, horizontally and vertically.</param>
    public Picture Draw(IReadOnlyList<UnrolledNetwork> networks, IReadOnlyList<int> indices, int enlargement)
    {
        var side = FashionImages.Size * enlargement;
        var sheet = new byte[indices.Count * side * (networks.Count + 1) * side * 3];
        var pictures = indices.Select(index => Enlarge(images.Load(index), enlargement)).ToList();
        for (var row = 0; row < indices.Count; row++)
            Place(pictures[row], sheet, row, column: 0, columns: networks.Count + 1);
        for (var column = 0; column < networks.Count; column++)
        {
            using var input = Input(networks[column], StudyImages.Shrink(images, networks[column].Declaration.Resolution), indices);
            using var maps = ClassActivation.Cam(networks[column], input, [.. indices.Select(images.GetLabel)]);
            for (var row = 0; row < indices.Count; row++)
                Place(maps.Overlay(pictures[row], row, new OverlayOptions { Legend = false }), sheet, row, column + 1, networks.Count + 1);
        }

        return new Picture((networks.Count + 1) * side, indices.Count * side, sheet);
    }

    private static Tensor Input(UnrolledNetwork network, ImageSet small, IReadOnlyList<int> indices)
    {
        var size = network.Declaration.Resolution;
        var preprocessing = new Preprocessing(size, size, Interpolation.Bilinear, FashionImages.Mean, FashionImages.StandardDeviation);
        return preprocessing.ToBatch([.. indices.Select(small.Load)]);
    }

    /// <summary>Returns, for each pixel of an image, whether it belongs to the object.</summary>
    private static bool[] ObjectOf(Picture picture)
    {
        var isObject = new bool[Area];
        for (var i = 0; i < Area; i++)
            isObject[i] = picture.Pixels[i * 3] > 0;
        return isObject;
    }

    private static double EnergyOn(bool[] isObject, float[] map) => isObject.Zip(map, (counts, value) => counts ? (double)value : 0).Sum();

    private static Picture Enlarge(Picture picture, int factor)
    {
        var (width, height) = (picture.Width * factor, picture.Height * factor);
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = picture.Pixels[(((i / 3 / width / factor * picture.Width) + (i / 3 % width / factor)) * 3) + (i % 3)];
        return new Picture(width, height, pixels);
    }

    private static void Place(Picture picture, byte[] sheet, int row, int column, int columns)
    {
        var line = picture.Width * 3;
        for (var y = 0; y < picture.Height; y++)
            picture.Pixels.Slice(y * line, line).CopyTo(sheet.AsSpan(((((row * picture.Height) + y) * columns) + column) * line));
    }

    private IEnumerable<float[]> Maps(UnrolledNetwork network, ImageSet small, IReadOnlyList<int> indices)
    {
        using var input = Input(network, small, indices);
        using var maps = ClassActivation.Cam(network, input, [.. indices.Select(images.GetLabel)]);
        using var enlarged = ClassActivation.Scale(maps.Maps, FashionImages.Size, FashionImages.Size);
        using var plain = enlarged.contiguous();
        return plain.data<float>().ToArray().Chunk(Area);
    }
}
