namespace Transfer.Folds;

/// <summary>Divides images into folds with nearly equal numbers of each class, without dividing a group.</summary>
/// <remarks>
/// Groups are assigned from the largest to the smallest; groups of equal size are in random order. Each group is assigned to the fold with the fewest images of its classes. If
/// several folds are equal, it is the one with the fewest images, and then the first one in a random order. (scikit-learn's <c>StratifiedGroupKFold</c> has the same goal, but
/// another measure.)
/// </remarks>
internal static class GroupedFolds
{
    /// <summary>Returns the fold of each image, from 0 to <paramref name="folds"/> - 1.</summary>
    /// <param name="labels">The class of each image.</param>
    /// <param name="groups">The group of each image. Images with the same number are in the same group.</param>
    /// <param name="folds">The number of folds; at least 2.</param>
    /// <param name="seed">The seed. The same seed results in the same folds.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below 2.</exception>
    /// <exception cref="ArgumentException">The numbers of groups and labels differ, or a class has fewer groups than there are folds.</exception>
    public static int[] Assign(IReadOnlyList<int> labels, IReadOnlyList<int> groups, int folds, int seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        if (labels.Count != groups.Count)
            throw new ArgumentException($"There are {labels.Count} labels and {groups.Count} groups; expected one of each for each image.", nameof(groups));
        CheckGroups(labels, groups, folds);
        var random = new Random(seed);
        var members = Enumerable.Range(0, labels.Count).GroupBy(i => groups[i]).Select(group => group.ToArray()).ToArray();
        var order = Enumerable.Range(0, folds).ToArray();
        random.Shuffle(members);
        random.Shuffle(order);
        var counts = new int[folds, labels.DefaultIfEmpty().Max() + 1];
        var totals = new int[folds];
        var result = new int[labels.Count];
        foreach (var group in members.OrderByDescending(group => group.Length))
        {
            var fold = order.MinBy(f => (group.Sum(i => counts[f, labels[i]]), totals[f]));
            totals[fold] += group.Length;
            foreach (var i in group)
            {
                counts[fold, labels[i]]++;
                result[i] = fold;
            }
        }

        return result;
    }

    private static void CheckGroups(IReadOnlyList<int> labels, IReadOnlyList<int> groups, int folds)
    {
        foreach (var kind in Enumerable.Range(0, labels.Count).GroupBy(i => labels[i]))
        {
            var count = kind.Select(i => groups[i]).Distinct().Count();
            if (count < folds)
                throw new ArgumentException($"Class {kind.Key} has {count} groups, but there are {folds} folds, and each needs an image of every class. "
                    + "Use fewer folds.", nameof(folds));
        }
    }
}
