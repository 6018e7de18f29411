using EffNet.Drawing;
using SkiaSharp;

namespace EffNet.Cli.Tests;

public sealed class PlotTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public static MatrixTheoryData<string, string> FilesAndSizes { get; } = new(
        ["models.effnet", .. Directory.EnumerateFiles(InOutput("examples"), "*.effnet").Select(f => $"examples/{Path.GetFileName(f)}")],
        ["960x640", "480x320", "1920x1000", "500x900"]);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Every_variant_and_every_published_network_in_a_plot_has_a_label()
    {
        var svg = PlottedSvg.Of(Models.Path);

        Assert.Equal(["B0", "B1", "B2", "B3", "B4", "B5", "B6", "B7"], svg.Variants.Select(p => p.Label));
        Assert.Equal(
            [
                "AmoebaNet-A", "AmoebaNet-C", "DenseNet-169", "DenseNet-264", "Inception-resnet-v2", "Inception-v3", "Inception-v4", "NASNet-A",
                "PNASNet", "PolyNet", "ResNeXt-101", "ResNet-152", "ResNet-50", "SENet", "Xception",
            ],
            svg.Published.Select(p => p.Label).Order(StringComparer.Ordinal));
        Assert.All(
            ["Parameters against multiply-adds", "Multiply-adds for one image", "Parameters", "EfficientNet", "10 G", "10 M"],
            text => Assert.Contains(text, svg.Texts));
    }

    [Fact]
    public void Points_of_variants_are_at_exact_costs_and_those_of_published_networks_at_printed_costs()
    {
        var svg = PlottedSvg.Of(Models.Path);

        Assert.Equal(("B0", 385_814_752, 5_288_548), Values(svg.Variants[0]));
        Assert.Equal(("B7", 37_745_884_192, 66_347_960), Values(svg.Variants[7]));
        Assert.Equal(("ResNet-50", 4.1e9, 26e6), Values(Assert.Single(svg.Published, p => p.Name == "ResNet-50")));
        Assert.Equal(("AmoebaNet-C", 41e9, 155e6), Values(Assert.Single(svg.Published, p => p.Name == "AmoebaNet-C")));
    }

    [Fact]
    public void Equal_ratios_of_costs_are_equal_distances_in_a_plot()
    {
        var svg = PlottedSvg.Of(Models.Path);
        var points = svg.Variants.Concat(svg.Published).ToList();
        var (least, most) = (points.MinBy(p => p.Right)!, points.MaxBy(p => p.Right)!);
        var (lowest, highest) = (points.MinBy(p => p.Up)!, points.MaxBy(p => p.Up)!);

        Assert.True(least.X < most.X && lowest.Y > highest.Y);
        Assert.All(points, p =>
        {
            Assert.Equal(Math.Log(p.Right / least.Right) / Math.Log(most.Right / least.Right), (p.X - least.X) / (most.X - least.X), 1e-4);
            Assert.Equal(Math.Log(p.Up / lowest.Up) / Math.Log(highest.Up / lowest.Up), (p.Y - lowest.Y) / (highest.Y - lowest.Y), 1e-4);
        });
    }

    [Fact]
    public void Equal_differences_of_resolution_are_equal_distances_in_a_plot()
    {
        var points = PlottedSvg.Of(Models.Path, "--x", "resolution").Variants;

        Assert.Equal([224, 240, 260, 300, 380, 456, 528, 600], points.Select(p => p.Right));
        Assert.All(points, p => Assert.Equal((p.Right - 224) / (600 - 224), (p.X - points[0].X) / (points[7].X - points[0].X), 1e-4));
    }

    [Fact]
    public void A_line_in_a_plot_joins_the_variants_in_the_order_of_their_costs()
    {
        var swapped = Models.Small("variant Large { phi: 2; } variant Little { phi: 0; } variant Middle { phi: 1; }");
        var svg = PlottedSvg.Of(_directory.Write("swapped.effnet", swapped), "--alone");

        Assert.Equal(["Little", "Middle", "Large"], svg.Variants.Select(p => p.Name));
        Assert.Equal(svg.Variants.Select(p => FormattableString.Invariant($"{p.X},{p.Y}")), Assert.Single(svg.Lines));
    }

    [Fact]
    public void A_plot_of_memory_has_no_published_networks()
    {
        var svg = PlottedSvg.Of(Models.Path, "--y", "memory");

        Assert.Equal(8, svg.Variants.Count);
        Assert.Equal(svg.Variants.OrderBy(p => p.Up), svg.Variants.OrderByDescending(p => p.Y));
        Assert.Empty(svg.Published);
        Assert.Contains("16 MiB", svg.Texts);
    }

    [Fact]
    public void A_plot_of_activations_has_all_variants_and_its_own_scale()
    {
        var svg = PlottedSvg.Of(Models.Path, "--y", "activations");

        Assert.Equal(8, svg.Variants.Count);
        Assert.Contains("100 M", svg.Texts);
    }

    [Theory]
    [InlineData("--x", "parameters")]
    [InlineData("--y", "flops")]
    public void The_default_axis_of_a_plot_shows_another_cost_than_the_specified_axis(string axis, string measure)
    {
        var b0 = PlottedSvg.Of(Models.Path, axis, measure).Variants[0];

        Assert.Equal(("B0", 5_288_548, 385_814_752), Values(b0));
    }

    [Fact]
    public void Candidates_of_a_search_are_drawn_as_a_cloud()
    {
        var svg = PlottedSvg.Of(_directory.Write("scaled.effnet", Models.Scaled));

        Assert.Equal([2], svg.Clouds);
        Assert.Contains("Small.Grid: 2 candidates", svg.Texts);
        Assert.Equal(["Explicit", "Found", "Solved"], svg.Variants.Select(p => p.Name).Order());
    }

    [Fact]
    public void A_plot_over_phi_omits_variants_without_phi() =>
        Assert.Equal(["B0"], PlottedSvg.Of(Models.Path, "--x", "phi").Variants.Select(p => p.Name));

    [Fact]
    public void Each_family_in_a_plot_has_its_own_line() => Assert.Equal(2, PlottedSvg.Of(InOutput("examples/resnet.effnet")).Lines.Count);

    [Fact]
    public void A_plot_with_the_family_option_shows_only_this_family() =>
        Assert.Equal(["Deep18", "Deep34"], PlottedSvg.Of(InOutput("examples/resnet.effnet"), "--family", "basicresnet").Variants.Select(p => p.Name));

    [Theory]
    [MemberData(nameof(FilesAndSizes))]
    public void No_label_of_a_plot_overlaps_another_label_or_a_point_or_exceeds_the_image(string file, string size)
    {
        var svg = PlottedSvg.Of(InOutput(file), "--size", size);

        Assert.NotEmpty(svg.Labels);
        Assert.All(svg.Labels, label => Assert.True(svg.Bounds.Contains(label)));
        Assert.All(svg.Labels.Index(), one => Assert.DoesNotContain(svg.Labels.Index(), other => one.Index < other.Index && one.Item.Overlaps(other.Item)));
        Assert.All(svg.Labels, label => Assert.DoesNotContain(svg.Markers, marker => marker.Overlaps(label)));
    }

    [Fact]
    public void Labels_that_do_not_fit_in_a_plot_are_omitted_and_counted()
    {
        var crowd = string.Join('\n', Enumerable.Range(0, 100).Select(i => $"variant V{i} {{ phi: 0; }}"));
        var file = _directory.Write("crowd.effnet", Models.Small(crowd));

        var run = ToolRun.Of("plot", file, "--alone", "-o", _directory.PathOf("crowd.svg"));

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("^100 variants in .*crowd.svg; [0-9]+ labels did not fit; use a larger --size\n$", run.Error);
    }

    [Theory]
    [InlineData("960x640", "light")]
    [InlineData("400x1000", "dark")]
    public void A_PNG_of_a_plot_has_the_requested_size_and_the_content_of_the_SVG(string size, string theme)
    {
        var path = _directory.PathOf("plot.png");
        var run = ToolRun.Of("plot", Models.Path, "--size", size, "--theme", theme, "-o", path);
        var svg = PlottedSvg.Of(Models.Path, "--size", size, "--theme", theme);

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"8 variants in {path}", run.Error, StringComparison.Ordinal);
        using var bitmap = SKBitmap.Decode(path);
        Assert.Equal(size, FormattableString.Invariant($"{bitmap.Width}x{bitmap.Height}"));
        Assert.Equal(svg.Size, ($"{bitmap.Width}", $"{bitmap.Height}"));
        var background = SKColor.Parse(svg.Background);
        var scale = bitmap.Width / svg.Bounds.Width;
        Assert.All(svg.Markers, marker => Assert.NotEqual(background, bitmap.GetPixel((int)(scale * marker.Center.X), (int)(scale * marker.Center.Y))));
        Assert.All(svg.Labels, label => Assert.True(HasInk(bitmap, label, scale, background)));
    }

    [Fact]
    public void Plot_writes_both_images_next_to_the_file_by_default()
    {
        var file = _directory.Write("models.effnet", Models.Text);

        var run = ToolRun.Of("plot", file);

        var (svg, png) = (_directory.PathOf("models.svg"), _directory.PathOf("models.png"));
        Assert.Equal(new ToolRun(0, "", $"8 variants in {svg} and {png}\n"), run);
        Assert.StartsWith("<svg ", File.ReadAllText(svg), StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(png)[..4]);
    }

    [Theory]
    [MemberData(nameof(Culture.Tricky), MemberType = typeof(Culture))]
    public void Plot_draws_the_same_SVG_under_every_culture(string culture)
    {
        byte[] Plot(string name)
        {
            ToolRun.Of("plot", InOutput("examples/scaling-tables.effnet"), "-o", _directory.PathOf(name));
            return File.ReadAllBytes(_directory.PathOf(name));
        }

        Assert.Equal(Plot("here.svg"), Culture.Under(culture, () => Plot("there.svg")));
    }

    [Fact]
    public void Text_in_a_PNG_is_not_wider_than_the_layout_assumes()
    {
        foreach (var character in Enumerable.Range(' ', '~' - ' ' + 1).Append('…').Select(c => ((char)c).ToString()))
        {
            foreach (var text in new[] { new Text(character, default, 100, "#000000"), new Text(character, default, 100, "#000000") { IsStrong = true } })
            {
                using var font = PngWriter.FontOf(text);
                var glyphs = font.Typeface.GetGlyphs(character);
                Assert.NotEqual(0, Assert.Single(glyphs));
                Assert.InRange(font.MeasureText(glyphs), 0, TextWidth.Of(character, 100));
            }
        }
    }

    private static (string Name, double Right, double Up) Values(PlottedPoint point) => (point.Name, point.Right, point.Up);

    private static bool HasInk(SKBitmap bitmap, Rectangle label, double scale, SKColor background)
    {
        for (var y = (int)(scale * label.Top); y < (int)(scale * label.Bottom); y++)
        {
            for (var x = (int)(scale * label.Left); x < (int)(scale * label.Right); x++)
            {
                if (Math.Abs(bitmap.GetPixel(x, y).Green - background.Green) > 100)
                    return true;
            }
        }

        return false;
    }

    private static string InOutput(string path) => Path.Combine(AppContext.BaseDirectory, path);
}
