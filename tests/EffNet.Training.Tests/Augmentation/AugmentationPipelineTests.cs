using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class AugmentationPipelineTests
{
    private static readonly Picture[] s_pictures = [.. Enumerable.Range(0, 48).Select(i => SyntheticPicture.Make(40 + (i % 7), 50 - (i % 5), i))];

    public static TheoryData<string> Presets => ["light", "paper", "strong"];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Augmented_values_do_not_depend_on_the_number_of_threads(string preset)
    {
        var pipeline = Preset(preset, 24);
        var alone = s_pictures.Select((_, i) => Values(pipeline, i)).ToList();
        var together = new float[s_pictures.Length][];
        Parallel.For(0, s_pictures.Length, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, i =>
        {
            var index = s_pictures.Length - 1 - i;
            together[index] = Values(pipeline, index);
        });

        Assert.Equal(alone, together);
        Assert.Equal(alone.Count, alone.Select(values => AugmentationGolden.Hash(values)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Augmented_image_differs_between_epochs(string preset)
    {
        var pipeline = Preset(preset, 24);
        var (one, other) = (pipeline.Augment(s_pictures[0], RandomStream.For(1, 0, 0)), pipeline.Augment(s_pictures[0], RandomStream.For(1, 1, 0)));

        Assert.NotEqual(one.Pixels.ToArray(), other.Pixels.ToArray());
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Augmentation_does_not_change_the_source_image(string preset)
    {
        var picture = SyntheticPicture.Make(31, 33);
        var before = picture.Pixels.ToArray();
        for (var i = 0; i < 40; i++)
            Preset(preset, 32).Augment(picture, RandomStream.For(1, 0, i));

        Assert.Equal(before, picture.Pixels.ToArray());
    }

    [Fact]
    public void Written_values_are_the_normalized_augmented_pixels_except_in_the_erased_box()
    {
        var erasing = new RandomErasing { Probability = 1, Value = new ChannelValues(7, 8, 9) };
        ChannelValues mean = new(0.5f, 0.25f, 0.125f), deviation = new(0.5f, 2, 4);
        var pipeline = new AugmentationPipeline(20, 18, [new RandomResizedCrop(20, 18), new RandomHorizontalFlip()], mean, deviation, erasing);
        var values = new float[3 * 20 * 18];
        pipeline.Write(s_pictures[0], values, PixelOrder.ChannelsFirst, RandomStream.For(1, 2, 3));
        var pixels = pipeline.Augment(s_pictures[0], RandomStream.For(1, 2, 3)).Pixels.ToArray();

        var erased = 0;
        for (var channel = 0; channel < 3; channel++)
        {
            var (m, d) = channel switch { 0 => (0.5, 0.5), 1 => (0.25, 2.0), _ => (0.125, 4.0) };
            for (var i = 0; i < 20 * 18; i++)
            {
                var value = values[(channel * 20 * 18) + i];
                if (value == 7 + channel)
                    erased++;
                else
                    Assert.Equal(((pixels[(3 * i) + channel] / 255.0) - m) / d, value, 1e-6);
            }
        }

        Assert.InRange(erased / 3.0 / (20 * 18), 0.015, 0.36);
    }

    [Fact]
    public void Both_pixel_orders_contain_the_same_values()
    {
        var pipeline = AugmentationPresets.Strong(24);
        var (first, last) = (new float[3 * 24 * 24], new float[3 * 24 * 24]);
        pipeline.Write(s_pictures[1], first, PixelOrder.ChannelsFirst, RandomStream.For(1, 0, 1));
        pipeline.Write(s_pictures[1], last, PixelOrder.ChannelsLast, RandomStream.For(1, 0, 1));

        Assert.Equal(first, Enumerable.Range(0, first.Length).Select(i => last[(3 * (i % (24 * 24))) + (i / (24 * 24))]));
    }

    [Fact]
    public void SmallImages_preset_flips_images_and_shifts_them_by_at_most_the_given_pixels()
    {
        var pipeline = AugmentationPresets.SmallImages(28, shift: 2);
        var picture = SyntheticPicture.Make(28, 28);
        var possible = new HashSet<string>();
        foreach (var flipped in (bool[])[false, true])
        {
            for (var y = -2; y <= 2; y++)
            {
                for (var x = -2; x <= 2; x++)
                    possible.Add(Shifted(picture, flipped, x, y));
            }
        }

        var seen = Enumerable.Range(0, 1000).Select(i => AugmentationGolden.Hash(pipeline.Augment(picture, RandomStream.For(1, 0, i)))).ToHashSet();

        Assert.Equal(50, possible.Count);
        Assert.Equal(possible, seen);
    }

    [Fact]
    public void Evaluation_transform_writes_the_values_of_the_preprocessing()
    {
        var preprocessing = Preprocessing.ForTrainingFromScratch(24);
        var transform = new EvaluationTransform(preprocessing);
        var (expected, one, other) = (new float[3 * 24 * 24], new float[3 * 24 * 24], new float[3 * 24 * 24]);
        preprocessing.Prepare(s_pictures[3], expected, PixelOrder.ChannelsLast);
        transform.Write(s_pictures[3], one, PixelOrder.ChannelsLast, RandomStream.For(1, 0, 0));
        transform.Write(s_pictures[3], other, PixelOrder.ChannelsLast, RandomStream.For(2, 5, 9));

        Assert.Equal((24, 24), (transform.Width, transform.Height));
        Assert.Equal(expected, one);
        Assert.Equal(expected, other);
    }

    [Fact]
    public void Pipeline_throws_if_its_augmentations_do_not_return_its_size()
    {
        var pipeline = new AugmentationPipeline(28, 28, [new RandomHorizontalFlip()]);

        var error = Assert.Throws<InvalidOperationException>(() => pipeline.Augment(SyntheticPicture.Make(30, 28), RandomStream.For(1, 0, 0)));
        Assert.Contains("30 x 28", error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(RandomResizedCrop), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_an_image_to_values_of_another_length_throws()
    {
        Assert.Throws<ArgumentException>(() => AugmentationPresets.Light(24).Write(s_pictures[0], new float[3 * 24 * 23], PixelOrder.ChannelsFirst, RandomStream.For(1, 0, 0)));
        Assert.Throws<ArgumentException>(() =>
            new EvaluationTransform(Preprocessing.ForTrainingFromScratch(24)).Write(s_pictures[0], new float[5], PixelOrder.ChannelsFirst, RandomStream.For(1, 0, 0)));
    }

    [Fact]
    public void Invalid_augmentation_settings_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AugmentationPipeline(0, 28, []));
        Assert.Throws<ArgumentException>(() => new AugmentationPipeline(28, 28, [null!]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AugmentationPipeline(28, 28, [], standardDeviation: new ChannelValues(1, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomResizedCrop(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomResizedCrop(1, 1) { Scale = new Interval(0, 1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomResizedCrop(1, 1) { Ratio = new Interval(0, 1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomHorizontalFlip { Probability = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomCrop(1, 1) { Padding = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColorJitter { Hue = 0.6 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColorJitter { Contrast = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandAugment(magnitude: 31));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandAugment(bins: 1, magnitude: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandAugment(operations: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomErasing { Probability = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomErasing { Scale = new Interval(-0.1, 1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interval(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Interval(0, double.PositiveInfinity));
    }

    [Fact]
    public void Invalid_parameters_of_picture_operations_throw()
    {
        var picture = SyntheticPicture.Make(6, 5);
        Assert.Throws<ArgumentException>(() => GeometricOperations.ResizedCrop(picture, new PixelBox(1, 0, 6, 5), 4, 4));
        Assert.Throws<ArgumentException>(() => GeometricOperations.ResizedCrop(picture, new PixelBox(0, 0, 0, 5), 4, 4));
        Assert.Throws<ArgumentException>(() => GeometricOperations.Crop(picture, new PixelBox(0, 0, 3, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeometricOperations.Rotate(picture, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeometricOperations.ShearX(picture, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => ColorOperations.AdjustHue(picture, 0.51));
        Assert.Throws<ArgumentOutOfRangeException>(() => ColorOperations.AdjustContrast(picture, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ColorOperations.Posterize(picture, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => ColorOperations.Solarize(picture, double.NaN));
        Assert.Throws<ArgumentException>(() => new DrawnErasing(new PixelBox(0, 0, 2, 2), new float[4]).Apply(new float[90], new ValueShape(6, 5)));
        Assert.Throws<ArgumentException>(() => new DrawnErasing(new PixelBox(5, 0, 2, 2), new float[3]).Apply(new float[90], new ValueShape(6, 5)));
        var error = Assert.Throws<ArgumentException>(() =>
        {
            var random = RandomStream.For(1, 0, 0);
            new RandomCrop(8, 8) { Padding = 1 }.Draw(6, 5, ref random);
        });
        Assert.Contains("6 x 5", error.Message, StringComparison.Ordinal);
    }

    private static AugmentationPipeline Preset(string name, int size) => name switch
    {
        "light" => AugmentationPresets.Light(size),
        "paper" => AugmentationPresets.Paper(size),
        _ => AugmentationPresets.Strong(size),
    };

    private static float[] Values(AugmentationPipeline transform, int index)
    {
        var values = new float[3 * transform.Width * transform.Height];
        transform.Write(s_pictures[index], values, PixelOrder.ChannelsFirst, RandomStream.For(7, 3, index));
        return values;
    }

    private static string Shifted(Picture picture, bool flipped, int x, int y)
    {
        var pixels = new byte[3 * 28 * 28];
        for (var row = 0; row < 28; row++)
        {
            for (var column = 0; column < 28; column++)
            {
                var (fromX, fromY) = (column + x, row + y);
                if (fromX is >= 0 and < 28 && fromY is >= 0 and < 28)
                    picture.Pixels.Slice(3 * ((28 * fromY) + (flipped ? 27 - fromX : fromX)), 3).CopyTo(pixels.AsSpan(3 * ((28 * row) + column)));
            }
        }

        return AugmentationGolden.Hash(new Picture(28, 28, pixels));
    }
}
