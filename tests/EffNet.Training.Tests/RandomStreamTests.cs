using Xunit;

namespace EffNet.Training.Tests;

public sealed class RandomStreamTests
{
    [Fact]
    public void Random_streams_differ_by_seed_epoch_index_and_purpose()
    {
        ulong[] first =
        [
            RandomStream.For(1, 0, 0).NextBits(), RandomStream.For(2, 0, 0).NextBits(), RandomStream.For(1, 1, 0).NextBits(),
            RandomStream.For(1, 0, 1).NextBits(), RandomStream.For(1, 0, 0, 1).NextBits(),
        ];

        Assert.Equal(first.Length, first.Distinct().Count());
    }

    [Fact]
    public void Random_streams_of_the_same_seed_epoch_and_index_are_equal()
    {
        var (one, other) = (RandomStream.For(7, 3, 5), RandomStream.For(7, 3, 5));

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(one.NextBits(), other.NextBits()));
    }

    [Fact]
    public void Random_integers_are_uniform()
    {
        var counts = new int[10];
        for (var i = 0; i < 10_000; i++)
        {
            var stream = RandomStream.For(1, i / 100, i % 100);
            counts[stream.NextInt(10)]++;
        }

        // Chi-squared with 9 degrees of freedom: above 27.9 in one of 1,000 draws.
        Assert.True(counts.Sum(count => Math.Pow(count - 1000, 2) / 1000) < 27.9);
    }

    [Fact]
    public void Shuffle_keeps_all_elements()
    {
        var values = Enumerable.Range(0, 50).ToArray();

        var stream = RandomStream.For(1, 0, 0);
        stream.Shuffle(values.AsSpan());

        Assert.NotEqual(Enumerable.Range(0, 50), values);
        Assert.Equal(Enumerable.Range(0, 50), values.Order());
    }
}
