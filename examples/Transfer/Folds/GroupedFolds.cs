namespace Transfer.Folds;

/// <summary>Divides images into folds of nearly equal composition, without dividing a group.</summary>
/// <remarks>
/// The largest groups come first, groups of one size in a random order. Each goes to the fold that has the fewest images of its classes, of those to the one with the fewest images, and of those to
/// the first in a random order. (scikit-learn's <c>StratifiedGroupKFold</c> has the same aim and another measure.)
/// </remarks>
internal static class GroupedFolds
{
    /// <summary>Returns the fold of each image, from 0 to <paramref name="folds"/> - 1.</summary>
    /// <param name="labels">The class of each image.</param>
    /// <param name="groups">The group of each image: any number, equal for images of one group.</param>
    /// <param name="folds">The number of folds; at least 2.</param>
    /// <param name="seed">The seed. The same seed gives the same folds.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below 2.</exception>
    /// <exception cref="ArgumentException">There are more or fewer groups than labels, or a class has fewer groups than there are folds.</exception>
    public static int[] Assign(IReadOnlyList<int> labels, IReadOnlyList<int> groups, int folds, int seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        if (labels.Count != groups.Count)
            throw new ArgumentException($"There are {labels.Count} labels and {groups.Count} groups; each image needs one of both.", nameof(groups));
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
                throw new ArgumentException($"Class {kind.Key} has {count} groups, but there are {folds} folds, and each needs an image of every class. Use fewer folds.", nameof(folds));
        }
    }
}
