using System.Globalization;
using System.Xml.Linq;
using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class LearningCurvesTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Cases => [.. Histories.Keys];

    public static IReadOnlyDictionary<string, IReadOnlyList<EpochMetrics>> Histories { get; } = new Dictionary<string, IReadOnlyList<EpochMetrics>>
    {
        ["one"] = Epochs.Good(1),
        ["two"] = Epochs.Good(2),
        ["twelve"] = Epochs.Good(12),
        ["whole"] = Epochs.Good(350),
        ["resumed"] = [.. Epochs.Good(350).Skip(300)],
        ["equal"] = [.. Enumerable.Range(1, 5).Select(e => Epochs.Of(e, 0.7, 0.7, 0.5) with { LearningRate = 0.001 })],
        ["zeros"] = [.. Enumerable.Range(1, 3).Select(e => Epochs.Of(e, 0, 0, 0) with { LearningRate = 0 })],
        ["perfect"] = [.. Enumerable.Range(1, 8).Select(e => Epochs.Of(e, Math.Pow(10, -e), Math.Pow(10, -e) * 2, 1) with { LearningRate = 1e-6 / e })],
        ["diverged"] =
        [
            .. Enumerable.Range(1, 20).Select(e => Epochs.Of(e, e < 12 ? 3d / e : double.NaN, e < 10 ? 4d / e : e < 12 ? 1e8 : double.PositiveInfinity, e < 10 ? 0.05 * e : 0.01))
        ],
        ["never finite"] = [Epochs.Of(1, double.NaN, double.NaN, 0.1), Epochs.Of(2, double.NaN, double.NaN, 0.1)],
        ["not validated"] = [.. Enumerable.Range(1, 10).Select(e => Epochs.Of(e, 3d / e))],
        ["validated at times"] = [.. Enumerable.Range(1, 40).Select(e => e % 5 == 0 ? Epochs.Of(e, 30d / (e + 9), 33d / (e + 9), 0.02 * e) : Epochs.Of(e, 30d / (e + 9)))],
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Texts_of_learning_curves_do_not_overlap_and_are_inside_the_picture(string name) => DrawnTexts.CheckPlaces(LearningCurves.Draw(Histories[name]));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Lines_of_learning_curves_are_inside_the_picture(string name)
    {
        var plot = LearningCurves.Draw(Histories[name], PlotTheme.Dark);
        var points = XDocument.Parse(plot.ToSvg()).Descendants(s_svg + "polyline").SelectMany(line => line.Attribute("points")!.Value.Split(' ', ','))
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();

        Assert.All(points.Index(), point => Assert.InRange(point.Item, 0, point.Index % 2 == 0 ? plot.Width : plot.Height));
    }

    [Fact]
    public void Points_of_learning_curves_have_the_positions_of_their_values()
    {
        var plot = LearningCurves.Draw([Epochs.Of(1, 4, 2, 0.5), Epochs.Of(2, 2, 1, 0.75), Epochs.Of(3, 1, 0.5, 1)]);

        var training = Assert.Single(Curves(plot), c => c.Name == "training").Points;
        var validation = Assert.Single(Curves(plot), c => c.Name == "validation").Points;
        Assert.Equal(training[1].X - training[0].X, training[2].X - training[1].X, 0.02);
        Assert.Equal(2, (training[1].Y - training[0].Y) / (training[2].Y - training[1].Y), 0.01);
        // The validation losses 2 and 1 are as high as the training losses 2 and 1 an epoch later.
        Assert.Equal((training[1].Y, training[2].Y), (validation[0].Y, validation[1].Y));
    }

    [Fact]
    public void Losses_that_are_not_finite_are_gaps_in_the_learning_curve()
    {
        var plot = LearningCurves.Draw([Epochs.Of(1, 4), Epochs.Of(2, 3), Epochs.Of(3, double.NaN), Epochs.Of(4, 2), Epochs.Of(5, 1)]);
        var curve = XDocument.Parse(plot.ToSvg()).Descendants(s_svg + "g").Single(g => g.Attribute("data-name")?.Value == "training");

        Assert.Equal(2, curve.Elements(s_svg + "polyline").Count());
        Assert.Contains(DrawnTexts.Of(plot), text => text.Content == "not finite in epoch 3");
    }

    [Fact]
    public void Learning_curves_label_the_best_epochs()
    {
        var texts = DrawnTexts.Of(LearningCurves.Draw([Epochs.Of(1, 4, 2, 0.5), Epochs.Of(2, 2, 1, 0.75), Epochs.Of(3, 1, 1.5, 0.7)])).Select(t => t.Content).ToList();

        Assert.Contains("lowest validation loss 1 in epoch 2", texts);
        Assert.Contains("best 75.00 % in epoch 2", texts);
        Assert.Contains("training 1", texts);
        Assert.Contains("validation 1.5", texts);
    }

    [Fact]
    public void Two_plots_of_one_history_have_the_same_bytes() => Assert.Equal(LearningCurves.Draw(Epochs.Good(30)).ToSvg(), LearningCurves.Draw(Epochs.Good(30)).ToSvg());

    [Fact]
    public void Png_of_learning_curves_has_the_size_of_the_plot_times_the_enlargement()
    {
        var plot = LearningCurves.Draw(Epochs.Good(5));

        var picture = PictureFile.Load(plot.ToPng(2));

        Assert.Equal((2 * plot.Width, 2 * plot.Height), (picture.Width, picture.Height));
        Assert.True(picture.Pixels.ToArray().Chunk(3).Select(p => (p[0], p[1], p[2])).Distinct().Count() > 50);
    }

    [Fact]
    public void Learning_curves_of_an_invalid_history_throw()
    {
        Assert.Throws<ArgumentException>(() => LearningCurves.Draw([]));
        Assert.Throws<ArgumentException>(() => LearningCurves.Draw([Epochs.Of(2, 1), Epochs.Of(1, 1)]));
        Assert.Throws<ArgumentException>(() => LearningCurves.Draw([Epochs.Of(0, 1)]));
        Assert.Throws<ArgumentException>(() => LearningCurves.Draw([Epochs.Of(1, 1, 1, top1: 93)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningCurves.Draw(Epochs.Good(2), (PlotTheme)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningCurves.Draw(Epochs.Good(2)).ToPng(0));
    }

    private static IEnumerable<(string Name, IReadOnlyList<(double X, double Y)> Points)> Curves(Plot plot) => XDocument.Parse(plot.ToSvg()).Descendants(s_svg + "g")
        .Select(g => (g.Attribute("data-name")!.Value, (IReadOnlyList<(double, double)>)[.. g.Elements(s_svg + "circle")
            .Select(c => (double.Parse(c.Attribute("cx")!.Value, CultureInfo.InvariantCulture), double.Parse(c.Attribute("cy")!.Value, CultureInfo.InvariantCulture)))]));
}
