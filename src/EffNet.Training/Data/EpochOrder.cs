namespace EffNet.Training;

/// <summary>
/// Computes the order of the images of an epoch. The order depends only on the set, the sampling, the seed and the epoch, so training can resume in the middle of an epoch.
/// </summary>
public static class EpochOrder
{
    /// <summary>Computes the order of an epoch.</summary>
    /// <param name="images">The images.</param>
    /// <param name="sampling">The method that selects the images of the epoch and their order.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <returns>The indices of the images. Their number is the number of images of the set.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epoch"/> is negative, or <paramref name="sampling"/> is not a member of the enumeration.</exception>
    public static int[] Create(ImageSet images, Sampling sampling, long seed, int epoch)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        var random = RandomStream.For(seed, epoch, index: 0, RandomPurpose.Order);
        int[] indices = sampling switch
        {
            Sampling.Shuffled or Sampling.InOrder => [.. Enumerable.Range(0, images.Count)],
            Sampling.Balanced => Balanced(images, ref random),
            _ => throw new ArgumentOutOfRangeException(nameof(sampling), sampling, $"Unknown sampling '{sampling}'; expected a member of {nameof(Sampling)}."),
        };
        if (sampling != Sampling.InOrder)
            random.Shuffle<int>(indices);
        return indices;
    }

    /// <summary>
    /// Draws the same number of images from each class (with a difference of at most 1). If a class has too few images, its images are drawn again in another order.
    /// </summary>
    private static int[] Balanced(ImageSet images, ref RandomStream random)
    {
        int[][] classes = [.. Enumerable.Range(0, images.Count).GroupBy(images.GetLabel).OrderBy(group => group.Key).Select(group => group.ToArray())];
        random.Shuffle<int[]>(classes);
        var indices = new List<int>(images.Count);
        for (var i = 0; i < classes.Length; i++)
        {
            var missing = (images.Count / classes.Length) + (i < images.Count % classes.Length ? 1 : 0);
            while (missing > 0)
            {
                random.Shuffle<int>(classes[i]);
                indices.AddRange(classes[i].AsSpan(0, Math.Min(missing, classes[i].Length)));
                missing -= classes[i].Length;
            }
        }

        return [.. indices];
    }
}
