namespace EffNet.Training;

/// <summary>The order of the images of an epoch: a function of the set, the seed and the epoch only, so that a training can resume in the middle of an epoch.</summary>
public static class EpochOrder
{
    /// <summary>Computes the order of an epoch.</summary>
    /// <param name="images">The images.</param>
    /// <param name="sampling">Which images, and how they are ordered.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <returns>As many indices as there are images.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epoch"/> is negative, or <paramref name="sampling"/> is unknown.</exception>
    public static int[] Create(ImageSet images, Sampling sampling, long seed, int epoch)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        var random = RandomStream.For(seed, epoch, index: 0, RandomPurpose.Order);
        int[] indices = sampling switch
        {
            Sampling.Shuffled or Sampling.InOrder => [.. Enumerable.Range(0, images.Count)],
            Sampling.Balanced => Balanced(images, ref random),
            _ => throw new ArgumentOutOfRangeException(nameof(sampling), sampling, $"Unknown sampling '{sampling}'."),
        };
        if (sampling != Sampling.InOrder)
            random.Shuffle<int>(indices);
        return indices;
    }

    /// <summary>Draws from each class without replacement until all its images were drawn, and then again.</summary>
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
