using EffNet.Models;
using TorchSharp;
using Xunit;

namespace EffNet.Training.Tests;

/// <summary>The transfer results of the EfficientNet paper (Tables 5 and 6).</summary>
public sealed class TransferDataSetsTests
{
    /// <summary>Table 6 as printed. Only the test images of Oxford-IIIT Pets differ from the data set's own list.</summary>
    [Fact]
    public void Transfer_data_sets_have_the_image_and_class_counts_of_table_6()
    {
        (string, int, int, int)[] printed =
        [
            ("CIFAR-10", 50_000, 10_000, 10), ("CIFAR-100", 50_000, 10_000, 100), ("Birdsnap", 47_386, 2_443, 500), ("Stanford Cars", 8_144, 8_041, 196),
            ("Flowers", 2_040, 6_149, 102), ("FGVC Aircraft", 6_667, 3_333, 100), ("Oxford-IIIT Pets", 3_680, 3_369, 37), ("Food-101", 75_750, 25_250, 101),
        ];

        Assert.Equal(printed, TransferDataSets.All.Select(set => (set.Name, set.TrainingImages, set.PrintedTestImages, set.Classes)));
        Assert.Equal([("Oxford-IIIT Pets", 3_669)], TransferDataSets.All.Where(set => set.TestImages != set.PrintedTestImages).Select(set => (set.Name, set.TestImages)));
    }

    /// <summary>
    /// The networks of Table 5 and the data sets they were transferred to, with the printed millions of parameters. The table prints none for three results of B7.
    /// </summary>
    [Theory]
    [InlineData("B0", "CIFAR-10", 4)]
    [InlineData("B0", "CIFAR-100", 4)]
    [InlineData("B3", "Stanford Cars", 10)]
    [InlineData("B3", "FGVC Aircraft", 10)]
    [InlineData("B4", "Oxford-IIIT Pets", 17)]
    [InlineData("B4", "Food-101", 17)]
    [InlineData("B5", "Birdsnap", 28)]
    [InlineData("B5", "Flowers", 28)]
    [InlineData("B6", "Oxford-IIIT Pets", 41)]
    [InlineData("B7", "CIFAR-10", 64)]
    [InlineData("B7", "CIFAR-100", 64)]
    [InlineData("B7", "Birdsnap", 64)]
    [InlineData("B7", "Food-101", 64)]
    public void Parameter_counts_without_classifier_equal_table_5(string variant, string dataSet, int printed)
    {
        var classes = TransferDataSets.All.Single(set => set.Name == dataSet).Classes;
        var (headless, features) = Headless(variant);

        Assert.Equal(headless + ((features + 1L) * classes), Cost(variant, classes));
        Assert.Equal(headless, Cost(variant, 0));
        // The paper rounds, except for B3 (10.70) and B4 (17.55), which it truncates.
        Assert.Equal(printed, variant is "B3" or "B4" ? Math.Floor(headless / 1e6) : Math.Round(headless / 1e6));
    }

    [Theory]
    [InlineData("B0")]
    [InlineData("B3")]
    [InlineData("B4")]
    [InlineData("B5")]
    [InlineData("B6")]
    [InlineData("B7")]
    public void Modules_have_the_parameter_counts_computed_from_the_paper(string variant)
    {
        var (headless, features) = Headless(variant);
        foreach (var classes in variant == "B0" ? TransferDataSets.All.Select(set => set.Classes) : [500])
        {
            using var scope = torch.NewDisposeScope();
            using torch.nn.Module model = Module(variant, classes);

            Assert.Equal(headless + ((features + 1L) * classes), model.parameters().Sum(parameter => parameter.numel()));
        }
    }

    private static long Cost(string variant, int classes) => variant switch
    {
        "B0" => EfficientNetB0.CostFor(classes).Parameters,
        "B3" => EfficientNetB3.CostFor(classes).Parameters,
        "B4" => EfficientNetB4.CostFor(classes).Parameters,
        "B5" => EfficientNetB5.CostFor(classes).Parameters,
        "B6" => EfficientNetB6.CostFor(classes).Parameters,
        "B7" => EfficientNetB7.CostFor(classes).Parameters,
        _ => throw new ArgumentOutOfRangeException(nameof(variant)),
    };

    private static torch.nn.Module Module(string variant, int classes) => variant switch
    {
        "B0" => new EfficientNetB0(classes, initialize: false),
        "B3" => new EfficientNetB3(classes, initialize: false),
        "B4" => new EfficientNetB4(classes, initialize: false),
        "B5" => new EfficientNetB5(classes, initialize: false),
        "B6" => new EfficientNetB6(classes, initialize: false),
        "B7" => new EfficientNetB7(classes, initialize: false),
        _ => throw new ArgumentOutOfRangeException(nameof(variant)),
    };

    /// <summary>Counts parameters from Table 1 of the paper and the coefficients of its code, independent of the language.</summary>
    private static (long Parameters, int Features) Headless(string variant)
    {
        var (width, depth) = variant switch
        {
            "B0" => (1.0, 1.0),
            "B3" => (1.2, 1.4),
            "B4" => (1.4, 1.8),
            "B5" => (1.6, 2.2),
            "B6" => (1.8, 2.6),
            _ => (2.0, 3.1),
        };
        var input = Round(32);
        var parameters = (3L * 3 * 3 * input) + (2 * input);
        foreach (var (kernel, expand, channels, layers) in new[] { (3, 1, 16, 1), (3, 6, 24, 2), (5, 6, 40, 2), (3, 6, 80, 3), (5, 6, 112, 3), (5, 6, 192, 4), (3, 6, 320, 1) })
        {
            var output = Round(channels);
            for (var layer = 0; layer < Math.Ceiling(depth * layers); layer++, input = output)
                parameters += Block(input, output, kernel, expand);
        }

        var features = Round(1280);
        return (parameters + ((long)input * features) + (2 * features), features);

        int Round(int channels)
        {
            var rounded = (int)((width * channels) + 4) / 8 * 8;
            return rounded < 0.9 * width * channels ? rounded + 8 : rounded;
        }
    }

    /// <summary>Returns the parameters of a block: expansion, depthwise convolution and projection with batch norms, and squeeze and excitation with biases.</summary>
    private static long Block(int input, int output, int kernel, int expand)
    {
        var (middle, squeezed) = ((long)input * expand, Math.Max(1, input / 4));
        var expansion = expand == 1 ? 0 : (input * middle) + (2 * middle);
        return expansion + (kernel * kernel * middle) + (2 * middle) + (2 * middle * squeezed) + squeezed + middle + (middle * output) + (2 * output);
    }
}
