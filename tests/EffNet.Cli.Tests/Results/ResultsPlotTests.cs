using System.Globalization;
using SkiaSharp;

namespace EffNet.Cli.Tests.Results;

public sealed class ResultsPlotTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public static MatrixTheoryData<string, string> SizesAndTables { get; } = new(["960x640", "480x320", "1920x1000", "500x900"], ["table2", "table3", "table7"]);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Results_are_drawn_at_their_accuracy_over_the_cost_of_their_variant()
    {
        var svg = Plot("name,accuracy_percent\nB1,79.8\nB0,77.7\n");

        Assert.Equal([("B0", 385_814_752, 77.7), ("B1", 686_802_832, 79.8)], svg.Results.Select(p => (p.Name, p.Right, p.Up)));
        Assert.Equal(["B0", "B1"], svg.Results.Select(p => p.Label));
        Assert.Equal(svg.Results.Select(p => FormattableString.Invariant($"{p.X},{p.Y}")), Assert.Single(svg.Series).Value);
        Assert.Empty(svg.Published);
        Assert.All(["Accuracy against multiply-adds", "Accuracy (%)", "Multiply-adds for one image", "Results"], text => Assert.Contains(text, svg.Texts));
    }

    [Fact]
    public void A_plot_of_results_can_have_other_costs_on_the_horizontal_axis()
    {
        const string Table = "name,accuracy_percent\nEfficientNetB0,77.7\n";

        Assert.Equal(5_288_548, Assert.Single(Plot(Table, "--x", "parameters").Results).Right);
        Assert.Equal(224, Assert.Single(Plot(Table, "--x", "resolution").Results).Right);
    }

    [Fact]
    public void Equal_differences_of_accuracy_are_equal_distances_in_a_plot()
    {
        var points = Plot("name,accuracy_percent\nB0,70\nB1,75\nB2,85\n").Results;

        Assert.Equal(2 * (points[0].Y - points[1].Y), points[1].Y - points[2].Y, 0.05);
        Assert.True(points[0].Y > points[1].Y);
    }

    [Fact]
    public void Results_with_costs_are_plotted_without_an_effnet_file()
    {
        const string Table = "network,top1,flops,parameters\nOne,0.5,0.39G,1M\nTwo,60%,4.1b,2e6\nThree,0.7,16200000000,3M\n";
        var svg = PlotAlone(Table);

        Assert.Equal([("One", 0.39e9, 50), ("Two", 4.1e9, 60), ("Three", 16.2e9, 70)], svg.Results.Select(p => (p.Name, p.Right, p.Up)));
        Assert.Equal([1e6, 2e6, 3e6], PlotAlone(Table, "--x", "parameters").Results.Select(p => p.Right));
    }

    [Fact]
    public void Costs_of_results_come_from_all_specified_effnet_files()
    {
        var other = _directory.Write("small.effnet", Models.Small());
        var table = _directory.Write("results.csv", "name,accuracy\nB0,0.5\nA,0.25\n");

        var svg = PlottedSvg.Of(Models.Path, other, "--results", table);

        Assert.Equal(["A", "B0"], svg.Results.Select(p => p.Name));
    }

    [Fact]
    public void Each_series_of_results_has_a_line_in_the_order_of_cost()
    {
        var svg = PlotAlone("series,name,accuracy,flops\ndeep,d2,0.6,2M\nwide,w1,0.5,1M\ndeep,d1,0.5,1M\nwide,w2,0.7,2M\n");

        Assert.Equal(["deep", "wide"], svg.Series.Keys);
        Assert.Equal(["d1", "d2", "w1", "w2"], svg.Results.Select(p => p.Name));
        Assert.Equal(svg.Results.Take(2).Select(Corner), svg.Series["deep"]);
        Assert.Equal(svg.Results.Skip(2).Select(Corner), svg.Series["wide"]);
        Assert.All(["deep", "wide"], text => Assert.Contains(text, svg.Texts));
    }

    [Fact]
    public void A_result_without_a_series_is_drawn_once_and_is_the_first_point_of_every_line()
    {
        var svg = PlotAlone("series,name,accuracy,flops\n,Baseline,0.5,1M\ndeep,d2,0.6,2M\nwide,w2,0.7,2M\n");

        Assert.Equal(["Baseline", "d2", "w2"], svg.Results.Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["deep", "wide"], svg.Series.Keys);
        Assert.Equal([PlaceOf(svg, "Baseline"), PlaceOf(svg, "d2")], svg.Series["deep"].Select(Place), IsNear);
        Assert.Equal([PlaceOf(svg, "Baseline"), PlaceOf(svg, "w2")], svg.Series["wide"].Select(Place), IsNear);
        Assert.Contains("In every series", svg.Texts);
    }

    [Fact]
    public void A_result_that_several_series_repeat_is_drawn_once_and_is_on_all_their_lines()
    {
        const string Trials = "deep,Baseline,1,0.5,1M\ndeep,Baseline,2,0.52,1M\ndeep,d2,1,0.6,2M\nwide,Baseline,1,0.5,1M\nwide,Baseline,2,0.52,1M\nwide,w2,1,0.7,2M\n";
        var svg = PlotAlone($"series,name,seed,accuracy,flops\n{Trials}");

        Assert.Equal(["Baseline", "d2", "w2"], svg.Results.Select(p => p.Name));
        Assert.Equal("Baseline", Assert.Single(svg.Bars).Name);
        Assert.Equal([PlaceOf(svg, "Baseline"), PlaceOf(svg, "w2")], svg.Series["wide"].Select(Place), IsNear);
    }

    [Fact]
    public void Error_bars_show_intervals_or_standard_deviations()
    {
        var svg = PlotAlone("name,accuracy,flops,low,high,sd\nA,0.5,1M,0.4,0.7,\nB,0.6,2M,,,0.05\nC,0.7,4M,,,\n");

        Assert.Equal([("A", 40, 70), ("B", 55, 65)], svg.Bars.Select(b => (b.Name, b.Low, b.High)));
        var (a, b, c) = (svg.Results[0], svg.Results[1], svg.Results[2]);
        var percentagePoint = (a.Y - c.Y) / 20;
        Assert.Equal((a.X, a.Y + (10 * percentagePoint), a.Y - (20 * percentagePoint)), Ends(svg.Bars[0]), Near);
        Assert.Equal((b.X, b.Y + (5 * percentagePoint), b.Y - (5 * percentagePoint)), Ends(svg.Bars[1]), Near);
        Assert.Contains("Interval from low to high", svg.Texts);
        Assert.Contains("One standard deviation", svg.Texts);
    }

    [Fact]
    public void Error_bars_are_limited_to_accuracies_from_0_to_100_percent()
    {
        var svg = PlotAlone("name,accuracy,flops,sd\nA,0.05,1M,0.1\nB,0.95,2M,0.1\n");

        Assert.Equal([(0, 15), (85, 100)], svg.Bars.Select(b => (b.Low, b.High)), (x, y) => Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) < 1e-9);
    }

    [Fact]
    public void Trials_are_drawn_as_their_mean_with_its_confidence_interval()
    {
        var svg = PlotAlone("name,seed,accuracy_percent,flops\nA,1,70,1M\nA,2,71,\nA,3,72,1M\nB,1,80,2M\n");

        Assert.Equal([("A", 1e6, 71), ("B", 2e6, 80)], svg.Results.Select(p => (p.Name, p.Right, p.Up)));

        // The standard deviation is 1, and t is 4.3027 for two degrees of freedom.
        var bar = Assert.Single(svg.Bars);
        Assert.Equal(71 - (4.3027 / Math.Sqrt(3)), bar.Low, 1e-4);
        Assert.Equal(71 + (4.3027 / Math.Sqrt(3)), bar.High, 1e-4);
        Assert.Contains("95% interval of the mean (Student's t)", svg.Texts);
    }

    [Fact]
    public void Published_Table_2_is_a_line_of_EfficientNets_and_points_of_other_networks()
    {
        const string Table = "name,accuracy_percent\nB0,77.7\n";
        var (flops, parameters) = (Plot(Table, "--published", "table2"), Plot(Table, "--published", "table2", "--x", "parameters"));

        Assert.Equal((4.1e9, 76.0), ValueOf(flops, "ResNet-50"));
        Assert.Equal((37e9, 84.4), ValueOf(flops, "EfficientNet-B7"));
        Assert.Equal(23, flops.Published.Count);
        Assert.Equal((557e6, 84.3), ValueOf(parameters, "GPipe"));
        Assert.Equal(24, parameters.Published.Count);
        Assert.Equal(flops.Published.Where(p => p.Name.StartsWith("EfficientNet-", StringComparison.Ordinal)).OrderBy(p => p.Name).Select(Corner), flops.PublishedLine);
        Assert.Contains("Published networks (Tan & Le 2019, Table 2)", flops.Texts);
    }

    [Fact]
    public void Published_Tables_3_and_7_are_points_over_multiply_adds()
    {
        const string Table = "name,accuracy_percent\nB0,77.7\n";

        Assert.Equal((2.3e9, 75.6), ValueOf(Plot(Table, "--published", "table3"), "MobileNetV1, compound"));
        Assert.Equal((1.8e9, 81.1), ValueOf(Plot(Table, "--published", "table7"), "B0, compound"));
    }

    [Theory]
    [MemberData(nameof(SizesAndTables))]
    public void No_label_in_a_plot_of_results_overlaps_another_label_or_a_point_or_exceeds_the_image(string size, string published)
    {
        var rows = Enumerable.Range(0, 8).SelectMany(i => Enumerable.Range(1, 3).Select(seed => FormattableString.Invariant($"B{i},{seed},{76 + i + (0.3 * seed)}")));
        var svg = Plot($"name,seed,accuracy_percent\n{string.Join('\n', rows)}\n", "--published", published, "--size", size);

        Assert.Equal(8, svg.Bars.Count);
        Assert.NotEmpty(svg.Labels);
        Assert.All(svg.Labels, label => Assert.True(svg.Bounds.Contains(label)));
        Assert.All(svg.Labels.Index(), one => Assert.DoesNotContain(svg.Labels.Index(), other => one.Index < other.Index && one.Item.Overlaps(other.Item)));
        Assert.All(svg.Labels, label => Assert.DoesNotContain(svg.Markers, marker => marker.Overlaps(label)));
    }

    [Theory]
    [InlineData("light", "#ffffff")]
    [InlineData("dark", "#0d1117")]
    public void A_PNG_of_results_shows_markers_and_error_bars_in_both_themes(string theme, string background)
    {
        var table = _directory.Write("results.csv", "name,accuracy,flops,low,high\nA,0.5,1M,0.4,0.7\nB,0.6,2M,0.55,0.65\n");
        var path = _directory.PathOf("results.png");
        var svg = PlottedSvg.Of("--results", table, "--theme", theme);

        Assert.Equal(new ToolRun(0, "", $"2 results in {path}\n"), ToolRun.Of("plot", "--results", table, "--theme", theme, "-o", path));

        using var bitmap = SKBitmap.Decode(path);
        var color = SKColor.Parse(background);
        Assert.Equal(color, SKColor.Parse(svg.Background));
        Assert.All(svg.Markers, marker => Assert.NotEqual(color, bitmap.GetPixel((int)marker.Center.X, (int)marker.Center.Y)));
        Assert.All(svg.Bars, bar => Assert.NotEqual(color, bitmap.GetPixel((int)bar.X, (int)((bar.Top + bar.Bottom) / 2))));
    }

    [Fact]
    public void Plot_writes_both_images_next_to_the_results_by_default()
    {
        var table = _directory.Write("results.csv", "name,accuracy\nB0,0.77\nB0,0.78\n");

        var run = ToolRun.Of("plot", Models.Path, "--results", table);

        Assert.Equal(new ToolRun(0, "", $"1 result from 2 rows in {_directory.PathOf("results.svg")} and {_directory.PathOf("results.png")}\n"), run);
        Assert.Equal(["results.csv", "results.png", "results.svg"], Directory.EnumerateFiles(_directory.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_plot_of_4_000_results_omits_labels_and_counts_them()
    {
        var rows = Enumerable.Range(0, 4000).Select(i => FormattableString.Invariant($"n{i},{(i * 7919 % 4000) / 4000d},{1_000_000 + (1000 * i)}"));
        var (table, path) = (_directory.Write("results.csv", $"name,accuracy,flops\n{string.Join('\n', rows)}\n"), _directory.PathOf("plot.svg"));

        var run = ToolRun.Of("plot", "--results", table, "-o", path);

        var labeled = PlottedSvg.Of("--results", table).Labels.Count;
        Assert.Equal(
            new ToolRun(0, "", FormattableString.Invariant($"4,000 results in {path}; {4000 - labeled:N0} points without a label: a plot has room for at most 200 labels\n")), run);
    }

    [Fact]
    public void Control_characters_in_names_of_results_do_not_break_the_SVG()
    {
        var table = _directory.Write("results.json", "[{\"name\": \"A\\u0000<&\\n\", \"series\": \"s\\u0007\", \"accuracy\": 0.5, \"flops\": 1}]");

        Assert.Equal("A <&", Assert.Single(PlottedSvg.Of("--results", table).Results).Name.Trim());
    }

    [Theory]
    [MemberData(nameof(Culture.Tricky), MemberType = typeof(Culture))]
    public void Plot_of_results_draws_the_same_SVG_under_every_culture(string culture)
    {
        var table = _directory.Write("results.csv", "name,seed,accuracy_percent\nB0,1,77.25\nB0,2,77.75\nB1,1,79.5\n");
        byte[] Plot(string name)
        {
            Assert.Equal(0, ToolRun.Of("plot", Models.Path, "--results", table, "--published", "table2", "-o", _directory.PathOf(name)).ExitCode);
            return File.ReadAllBytes(_directory.PathOf(name));
        }

        Assert.Equal(Plot("here.svg"), Culture.Under(culture, () => Plot("there.svg")));
    }

    private PlottedSvg Plot(string table, params string[] options) => PlottedSvg.Of([Models.Path, "--results", _directory.Write("results.csv", table), .. options]);

    private PlottedSvg PlotAlone(string table, params string[] options) => PlottedSvg.Of(["--results", _directory.Write("results.csv", table), .. options]);

    private static string Corner(PlottedPoint point) => FormattableString.Invariant($"{point.X},{point.Y}");

    private static (double X, double Y) PlaceOf(PlottedSvg svg, string name) => svg.Results.Where(p => p.Name == name).Select(p => (p.X, p.Y)).Single();

    private static (double X, double Y) Place(string corner)
    {
        var numbers = corner.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1]);
    }

    /// <summary>Returns true if the positions are close. The center of a triangle's box differs from the position of its marker by less than its size.</summary>
    private static bool IsNear((double X, double Y) one, (double X, double Y) other) => Math.Abs(one.X - other.X) < 1 && Math.Abs(one.Y - other.Y) < 2;

    private static (double Right, double Up) ValueOf(PlottedSvg svg, string name) => svg.Published.Where(p => p.Name == name).Select(p => (p.Right, p.Up)).Single();

    private static (double X, double Bottom, double Top) Ends(PlottedBar bar) => (bar.X, bar.Bottom, bar.Top);

    private static bool Near((double X, double Bottom, double Top) one, (double X, double Bottom, double Top) other) =>
        Math.Abs(one.X - other.X) < 0.05 && Math.Abs(one.Bottom - other.Bottom) < 0.05 && Math.Abs(one.Top - other.Top) < 0.05;
}
