using Transfer.Folds;
using Xunit;

namespace EffNet.Training.Tests.Transfer;

public sealed class GroupedFoldsTests
{
    private const int Folds = 5;

    /// <summary>Three classes of 35, 16 and 12 images, of which some are in groups of up to four.</summary>
    private static readonly int[] s_labels = [.. Enumerable.Repeat(0, 35), .. Enumerable.Repeat(1, 16), .. Enumerable.Repeat(2, 12)];

    private static readonly int[] s_groups = GroupsOf((0, 4), (10, 3), (35, 4), (40, 2), (51, 3));

    [Fact]
    public void Folds_do_not_divide_groups()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var folds = GroupedFolds.Assign(s_labels, s_groups, Folds, seed);

            foreach (var group in Enumerable.Range(0, folds.Length).GroupBy(i => s_groups[i]))
                Assert.Single(group.Select(i => folds[i]).Distinct());
        }
    }

    [Fact]
    public void Folds_have_equal_shares_of_each_class_within_the_size_of_the_largest_group()
    {
        const int LargestGroup = 4;
        for (var seed = 0; seed < 50; seed++)
        {
            var folds = GroupedFolds.Assign(s_labels, s_groups, Folds, seed);

            for (var label = 0; label < 3; label++)
            {
                var size = s_labels.Count(l => l == label);
                for (var fold = 0; fold < Folds; fold++)
                {
                    var count = Enumerable.Range(0, folds.Length).Count(i => folds[i] == fold && s_labels[i] == label);
                    Assert.InRange(count, Math.Max(1, (size / Folds) - LargestGroup), (size / Folds) + LargestGroup);
                }
            }
        }
    }

    [Fact]
    public void Folds_without_groups_differ_by_at_most_one_image_of_each_class()
    {
        var alone = Enumerable.Range(0, s_labels.Length).ToArray();
        for (var seed = 0; seed < 20; seed++)
        {
            var folds = GroupedFolds.Assign(s_labels, alone, Folds, seed);

            for (var label = 0; label < 3; label++)
            {
                var counts = Enumerable.Range(0, Folds).Select(fold => Enumerable.Range(0, folds.Length).Count(i => folds[i] == fold && s_labels[i] == label)).ToList();
                Assert.InRange(counts.Max() - counts.Min(), 0, 1);
            }
        }
    }

    [Fact]
    public void Group_with_images_of_two_classes_counts_for_both_classes()
    {
        // One group contains images 0 and 1 of the first class and image 8 of the second class. Each other image is a group of its own.
        int[] labels = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1];
        int[] groups = [0, 0, 2, 3, 4, 5, 6, 7, 0, 9, 10, 11];

        var folds = GroupedFolds.Assign(labels, groups, 2, seed: 3);

        Assert.Equal(folds[0], folds[1]);
        Assert.Equal(folds[0], folds[8]);
        Assert.Equal(4, Enumerable.Range(0, 8).Count(i => folds[i] == 0));
        Assert.Equal(2, Enumerable.Range(8, 4).Count(i => folds[i] == 0));
    }

    [Fact]
    public void Seed_determines_the_folds()
    {
        Assert.Equal(GroupedFolds.Assign(s_labels, s_groups, Folds, 1), GroupedFolds.Assign(s_labels, s_groups, Folds, 1));
        Assert.NotEqual(GroupedFolds.Assign(s_labels, s_groups, Folds, 1), GroupedFolds.Assign(s_labels, s_groups, Folds, 2));
    }

    [Fact]
    public void Class_with_fewer_groups_than_folds_throws()
    {
        var exception = Assert.Throws<ArgumentException>(() => GroupedFolds.Assign([0, 0, 0, 1, 1, 1], [0, 1, 2, 3, 3, 4], 3, seed: 0));

        Assert.Contains("Class 1 has 2 groups, but there are 3 folds", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unequal_numbers_of_groups_and_labels_throw() =>
        Assert.Contains("2 labels and 1 groups", Assert.Throws<ArgumentException>(() => GroupedFolds.Assign([0, 1], [0], 2, seed: 0)).Message, StringComparison.Ordinal);

    [Fact]
    public void Single_fold_throws() => Assert.Throws<ArgumentOutOfRangeException>(() => GroupedFolds.Assign([0], [0], 1, seed: 0));

    private static int[] GroupsOf(params (int First, int Count)[] larger)
    {
        var groups = Enumerable.Range(0, s_labels.Length).ToArray();
        foreach (var (first, count) in larger)
            Array.Fill(groups, first, first, count);
        return groups;
    }
}
