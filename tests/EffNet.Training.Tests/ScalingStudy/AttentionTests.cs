using ScalingStudy;
using Xunit;

namespace EffNet.Training.Tests.Study;

[Collection(OneTraining.Name)]
public sealed class AttentionTests
{
    private const int Size = 28;

    [Fact]
    public void ObjectShare_is_the_share_of_pixels_that_are_not_black()
    {
        // The object is the left quarter of the first image and the left half of the second image.
        var images = Images((_, x) => x < 7 ? (byte)1 : (byte)0, (_, x) => x < 14 ? (byte)255 : (byte)0);

        Assert.Equal(0.375, new Attention(images).ObjectShare(), 1e-12);
    }

    [Fact]
    public void Share_on_the_object_is_the_sum_of_the_class_activation_map_over_its_pixels()
    {
        var images = Images((y, x) => (byte)(y > 9 && x > 12 ? 200 : 0), (y, x) => (byte)(x + y > 30 ? 90 : 0), (y, _) => (byte)(y < 11 ? 50 + y : 0));
        using var network = Network("Resolution2");

        var shares = new Attention(images).Measure(network, TestContext.Current.CancellationToken);

        // The network reads images of 28 pixels without resizing. Its best classes are not the labels, so a map of the wrong class would be detected.
        double[] own = new double[3], other = new double[3];
        for (var i = 0; i < 3; i++)
        {
            var pixels = images.Load(i).Pixels;
            var next = images.Load((i + 1) % 3).Pixels;
            using var input = TorchSharp.torch.zeros(1, 3, Size, Size);
            for (var p = 0; p < Size * Size; p++)
            {
                for (var channel = 0; channel < 3; channel++)
                {
                    using var value = TorchSharp.torch.tensor(((pixels[3 * p] / 255f) - FashionMnist.FashionImages.Mean.Red) / FashionMnist.FashionImages.StandardDeviation.Red);
                    input[0, channel, p / Size, p % Size] = value;
                }
            }

            using var maps = Explanation.ClassActivation.Cam(network, input, [images.GetLabel(i)]);
            using var enlarged = Explanation.ClassActivation.Scale(maps.Maps, Size, Size);
            var sum = 0.0;
            for (var p = 0; p < Size * Size; p++)
            {
                var energy = enlarged[0, p / Size, p % Size].item<float>();
                sum += energy;
                own[i] += pixels[3 * p] > 0 ? energy : 0;
                other[i] += next[3 * p] > 0 ? energy : 0;
            }

            (own[i], other[i]) = (100 * own[i] / sum, 100 * other[i] / sum);
        }

        Assert.Equal(0, shares.Blank);
        Assert.Equal(own.Average(), shares.OnObject, 1e-3);
        Assert.Equal(other.Average(), shares.OnOtherObject, 1e-3);
    }

    [Fact]
    public void Attention_sheet_has_a_row_for_each_image_and_a_column_for_each_network()
    {
        var images = Images((_, _) => 10, (_, _) => 250);
        using var network = Network("Baseline");

        var sheet = new Attention(images).Draw([network, network], [1, 0], enlargement: 2);

        Assert.Equal((3 * 2 * Size, 2 * 2 * Size), (sheet.Width, sheet.Height));
        // The second image is on top.
        Assert.Equal(250, sheet.Pixels[0]);
        Assert.Equal(10, sheet.Pixels[2 * Size * sheet.Width * 3]);
        var line = sheet.Pixels.Slice(5 * sheet.Width * 3, sheet.Width * 3);
        Assert.True(line[(2 * Size * 3)..(4 * Size * 3)].SequenceEqual(line[(4 * Size * 3)..]));
    }

    [Fact]
    public void Attention_report_has_the_differences_of_runs_with_the_same_seed()
    {
        var (first, second) = (StudyPlan.Explained[0], StudyPlan.Explained[1]);

        var text = AttentionReport.Markdown([(first, [new(50, 40, 0), new(60, 42, 1)]), (second, [new(53, 41, 0), new(63, 41, 0)])], 38.26);

        Assert.Contains("38.3 %", text, StringComparison.Ordinal);
        // t(0.975, 1) = 12.706: 12.706 * 7.071 / sqrt(2) = 63.5.
        Assert.Contains("| 2 | 55.0 ± 63.5 |  | 41.0 ± 12.7 | 0.5 |", text, StringComparison.Ordinal);
        Assert.Contains("| 2 | 58.0 ± 63.5 | +3.0 ± 0.0 | 41.0 ± 0.0 | 0 |", text, StringComparison.Ordinal);
    }

    private static UnrolledNetwork Network(string name)
    {
        TorchSharp.torch.manual_seed(3);
        var network = StudyPlan.Networks.Single(network => network.Name == name).Create(StudyImages.Classes, inputChannels: 3, device: null, dtype: null);
        network.eval();
        return network;
    }

    private static ImageSet Images(params Func<int, int, byte>[] levels) => ImageSets.FromPixels(
        [.. levels.SelectMany(level => Enumerable.Range(0, Size * Size).Select(p => level(p / Size, p % Size)))],
        Size,
        Size,
        [.. Enumerable.Range(0, levels.Length)],
        [.. Enumerable.Range(0, StudyImages.Classes).Select(i => $"class {i}")],
        channels: 1);
}
