using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class SplitTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.01)]
    [InlineData(0.9)]
    public void Split_divides_every_class_in_the_same_proportion(double validation)
    {
        int[] sizes = [100, 35, 8, 2];
        var images = Different(sizes);

        var split = images.Split(validation, seed: 1, TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, images.Count), split.Training.Indices.Concat(split.Validation.Indices).Order());
        var (training, taken) = (split.Training.CountByClass(), split.Validation.CountByClass());
        for (var i = 0; i < sizes.Length; i++)
        {
            Assert.Equal(Math.Clamp((int)Math.Round(sizes[i] * validation, MidpointRounding.AwayFromZero), 1, sizes[i] - 1), taken[i]);
            Assert.Equal(sizes[i], training[i] + taken[i]);
        }
    }

    [Fact]
    public void Split_depends_on_the_seed()
    {
        var images = Different(50, 50);

        var (first, same, other) = (Split(images, 1), Split(images, 1), Split(images, 2));

        Assert.Equal(first.Validation.Indices, same.Validation.Indices);
        Assert.NotEqual(first.Validation.Indices, other.Validation.Indices);
    }

    [Fact]
    public void Split_does_not_depend_on_the_order_of_the_set()
    {
        var images = Different(40, 40);
        var reversed = images.Subset(Enumerable.Range(0, images.Count).Reverse());

        var (split, other) = (Split(images, 1), Split(reversed, 1));

        Assert.Equal(split.Validation.Indices, other.Validation.Indices.Select(index => images.Count - 1 - index).Order());
    }

    [Fact]
    public void Almost_all_images_stay_in_their_part_of_the_split_when_images_are_added()
    {
        var pictures = Enumerable.Range(0, 220).Select(Numbered).ToArray();
        var before = Split(ImageSets.FromPictures(pictures[..200], new int[200], ["a"]), 1).Validation.Indices;
        var after = Split(ImageSets.FromPictures(pictures, new int[220], ["a"]), 1).Validation.Indices;

        // The 40 validation images of 200 are almost always among the 44 validation images of 220.
        Assert.InRange(before.Except(after).Count(), 0, 10);
    }

    [Fact]
    public void Files_with_equal_bytes_are_in_the_same_part_of_the_split()
    {
        for (var i = 0; i < 60; i++)
        {
            // Thirty images, each under two names.
            _folder.WriteImage($"a/{i:00}.png", (byte)(i / 2));
            _folder.WriteImage($"b/{i:00}.png", (byte)(i / 2), 200);
        }

        var images = ImageSets.FromFolder(_folder.Path);
        for (var seed = 0; seed < 10; seed++)
        {
            var split = Split(images, seed);

            var training = split.Training.Indices.Select(index => Convert.ToHexString(File.ReadAllBytes(images.GetName(index)))).ToHashSet();
            Assert.DoesNotContain(split.Validation.Indices, index => training.Contains(Convert.ToHexString(File.ReadAllBytes(images.GetName(index)))));
            Assert.Equal([12, 12], split.Validation.CountByClass());
        }
    }

    [Fact]
    public void Copies_with_different_labels_are_reported_and_stay_in_the_training_part()
    {
        _folder.WriteImage("a/1.png", 1);
        _folder.WriteImage("a/2.png", 2);
        _folder.WriteImage("a/copy.png", 2);
        _folder.WriteImage("b/1.png", 1);
        _folder.WriteImage("b/3.png", 3);
        _folder.WriteImage("b/4.png", 4);
        var images = ImageSets.FromFolder(_folder.Path);

        var split = Split(images, 1, validation: 0.9);

        Assert.Equal([[_folder["a/1.png"], _folder["b/1.png"]], [_folder["a/2.png"], _folder["a/copy.png"]]], split.Duplicates.Select(group => group.Names));
        var conflict = Assert.Single(split.ConflictingDuplicates);
        Assert.Equal([0, 3], conflict.Indices);
        Assert.Equal([0, 1], conflict.Labels);
        Assert.Superset(new HashSet<int> { 0, 3 }, split.Training.Indices.ToHashSet());
        Assert.Equal(split.Duplicates.Select(group => group.Indices), images.FindDuplicates(TestContext.Current.CancellationToken).Select(group => group.Indices));
    }

    [Fact]
    public void Images_with_equal_bytes_and_different_sizes_are_not_copies()
    {
        var images = ImageSets.FromPictures([new Picture(2, 1, new byte[6]), new Picture(1, 2, new byte[6])], [0, 0], ["a"]);

        Assert.Empty(images.FindDuplicates(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Class_with_one_image_is_in_the_training_part()
    {
        var split = Split(Different(1, 10), 1, validation: 0.5);

        Assert.Equal([1, 5], split.Training.CountByClass());
        Assert.Equal([0, 5], split.Validation.CountByClass());
        Assert.Equal(split.Training.ClassNames, split.Validation.ClassNames);
    }

    [Fact]
    public void Split_keeps_classes_without_images()
    {
        var split = Split(Different(0, 10), 1);

        Assert.Equal([0, 2], split.Validation.CountByClass());
    }

    [Fact]
    public void Split_throws_if_all_images_are_copies_of_one_image()
    {
        var images = ImageSets.FromPictures([DataFolder.Plain(1), DataFolder.Plain(1)], [0, 0], ["a"]);

        Assert.Throws<ArgumentException>(() => Split(images, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void Validation_fraction_that_is_not_between_0_and_1_throws(double validation) => Assert.Throws<ArgumentOutOfRangeException>(() => Split(Different(4), 1, validation));

    [Fact]
    public void Deleted_file_is_not_a_copy_of_other_files()
    {
        for (var i = 1; i <= 4; i++)
            _folder.WriteImage($"a/{i}.png", 1);
        var images = ImageSets.FromFolder(_folder.Path);
        File.Delete(_folder["a/2.png"]);
        File.Delete(_folder["a/3.png"]);

        var split = Split(images, 1);

        Assert.Equal(4, split.Training.Count + split.Validation.Count);
        Assert.Equal([0, 3], Assert.Single(split.Duplicates).Indices);
    }

    [Fact]
    public void Canceled_split_throws() => Assert.ThrowsAny<OperationCanceledException>(() => Different(4).Split(0.5, 1, new CancellationToken(canceled: true)));

    [Fact]
    public void Sample_has_distinct_images_in_order_and_depends_on_the_seed()
    {
        var images = Different(50, 50);

        var (sample, same, other) = (images.Sample(20, seed: 1), images.Sample(20, seed: 1), images.Sample(20, seed: 2));

        Assert.Equal(20, sample.Indices.Distinct().Count());
        Assert.Equal(sample.Indices.Order(), sample.Indices);
        Assert.Equal(same.Indices, sample.Indices);
        Assert.NotEqual(other.Indices, sample.Indices);
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Sample(101, seed: 1));
    }

    [Fact]
    public void Subset_contains_the_images_of_its_indices()
    {
        var images = Different(3, 3);

        var subset = images.Subset([5, 0]);

        Assert.Equal((2, 1, 0), (subset.Count, subset.GetLabel(0), subset.GetLabel(1)));
        Assert.Equal(images.Load(5).Pixels.ToArray(), subset.Load(0).Pixels.ToArray());
        Assert.Equal([3, 4, 5], images.Where(index => images.GetLabel(index) == 1).Indices);
        Assert.Throws<ArgumentOutOfRangeException>(() => images.Subset([6]));
    }

    private static ImageSplit Split(ImageSet images, long seed, double validation = 0.2) => images.Split(validation, seed, TestContext.Current.CancellationToken);

    /// <summary>Returns classes of the specified sizes whose images all differ.</summary>
    private static ImageSet Different(params int[] sizes)
    {
        int[] labels = [.. sizes.SelectMany((size, label) => Enumerable.Repeat(label, size))];
        return ImageSets.FromPictures(Enumerable.Range(0, labels.Length).Select(Numbered), labels, [.. sizes.Select((_, label) => $"class {label}")]);
    }

    private static Picture Numbered(int number) => DataFolder.Plain((byte)number, (byte)(number >> 8));
}
