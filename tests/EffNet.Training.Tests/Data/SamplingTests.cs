using Xunit;

namespace EffNet.Training.Tests;

public sealed class SamplingTests
{
    [Fact]
    public void Shuffled_epochs_contain_every_image_once_in_different_orders()
    {
        var images = Images(30, 10);

        var (first, second, otherSeed) = (Order(images, Sampling.Shuffled, 1, 0), Order(images, Sampling.Shuffled, 1, 1), Order(images, Sampling.Shuffled, 2, 0));

        Assert.All([first, second, otherSeed], order => Assert.Equal(Enumerable.Range(0, 40), order.Order()));
        Assert.NotEqual(first, second);
        Assert.NotEqual(first, otherSeed);
        Assert.Equal(first, Order(images, Sampling.Shuffled, 1, 0));
    }

    [Fact]
    public void Shuffling_puts_each_image_at_all_positions_equally_often()
    {
        var images = Images(5);
        var counts = new int[5, 5];
        for (var epoch = 0; epoch < 5_000; epoch++)
        {
            var order = Order(images, Sampling.Shuffled, 3, epoch);
            for (var place = 0; place < 5; place++)
                counts[place, order[place]]++;
        }

        // Chi-squared with 16 degrees of freedom: above 39.3 in one of 1,000 draws.
        Assert.True(counts.Cast<int>().Sum(count => Math.Pow(count - 1000, 2) / 1000) < 39.3);
    }

    [Fact]
    public void Sampling_in_order_has_the_order_of_the_set() => Assert.Equal(Enumerable.Range(0, 7), Order(Images(3, 4), Sampling.InOrder, 1, 5));

    [Fact]
    public void Balanced_epochs_contain_equally_many_images_of_each_class()
    {
        var images = Images(50, 7, 0, 4);

        for (var epoch = 0; epoch < 20; epoch++)
        {
            var order = Order(images, Sampling.Balanced, 1, epoch);

            Assert.Equal(61, order.Length);
            var counts = order.GroupBy(images.GetLabel).ToDictionary(group => group.Key, group => group.ToArray());
            Assert.Equal([0, 1, 3], counts.Keys.Order());
            // 61 = 20 + 20 + 21.
            Assert.Equal([20, 20, 21], counts.Values.Select(group => group.Length).Order());
            // Each of the 50 images of the first class occurs at most once. Images of the other classes occur 20 / 7 and 20 / 4 times, rounded up or down.
            Assert.All(counts[0].GroupBy(index => index), group => Assert.Single(group));
            Assert.All(counts[1].GroupBy(index => index), group => Assert.InRange(group.Count(), 2, 3));
            Assert.All(counts[3].GroupBy(index => index), group => Assert.InRange(group.Count(), 5, 6));
        }
    }

    [Fact]
    public void Balanced_epochs_eventually_use_every_image()
    {
        var images = Images(50, 7, 0, 4);

        var used = Enumerable.Range(0, 20).SelectMany(epoch => Order(images, Sampling.Balanced, 1, epoch)).ToHashSet();

        Assert.Equal(61, used.Count);
    }

    [Fact]
    public void Class_weights_are_inverse_to_the_numbers_of_images()
    {
        var images = Images(60, 30, 0, 10);

        var weights = ClassWeights.InverseFrequency(images);

        // 100 / (3 * 60), 100 / (3 * 30), none, 100 / (3 * 10).
        Assert.Equal([0.5555556f, 1.1111112f, 0, 3.3333333f], weights);
        Assert.Equal(1, Enumerable.Range(0, 100).Average(index => weights[images.GetLabel(index)]), 1e-6);
    }

    [Fact]
    public void Class_weight_of_a_single_class_is_1() => Assert.Equal([1f], ClassWeights.InverseFrequency(Images(5)));

    private static int[] Order(ImageSet images, Sampling sampling, long seed, int epoch) => EpochOrder.Create(images, sampling, seed, epoch);

    private static ImageSet Images(params int[] sizes)
    {
        int[] labels = [.. sizes.SelectMany((size, label) => Enumerable.Repeat(label, size))];
        return ImageSets.FromPixels(new byte[labels.Length], 1, 1, labels, [.. sizes.Select((_, label) => $"class {label}")], channels: 1);
    }
}
