using System.Globalization;
using System.Text.Json.Nodes;
using EffNet.Cli.Graphs;
using EffNet.Drawing;
using EffNet.Networks;
using SkiaSharp;

namespace EffNet.Cli.Tests;

/// <summary><c>effnet graph</c>: the contents of the image of a network, and that no part of the image covers another one.</summary>
public sealed class GraphTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>Every variant that ships, and networks with a stage of every operator.</summary>
    public static TheoryData<string, string> Variants { get; } = AllNetworks();

    [Fact]
    public void Every_stage_of_a_graph_shows_its_operator_blocks_output_and_costs()
    {
        var svg = GraphSvg.Of(Models.Path, "--variant", "B0");

        Assert.StartsWith("EfficientNetB0: 3 x 224 x 224 in, 1,000 out; 5,288,548 parameters; 385,814,752 multiply-adds; ", svg.Title, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 9).Select(i => $"stage{i}"), svg.Stages.Select(s => s.Name));
        Assert.Equal(["stage3", "MBConv6, k3x3", "C", "D", "24 x 56 x 56", "14.2%", "54.9 M", "0.3%", "16.7 K"], svg.Stages[2].Texts);
        Assert.Equal(["C", "D", "x 3"], svg.Stages[6].Texts.Skip(2).Take(3));
        Assert.Equal(5_288_548, svg.Stages.Sum(s => Number(s.Facts["parameters"])));
        Assert.Equal(385_814_752, svg.Stages.Sum(s => Number(s.Facts["flops"])));
    }

    [Fact]
    public void Blocks_with_the_same_layers_are_drawn_once_in_a_graph()
    {
        var blocks = GraphSvg.Of(Models.Path, "--variant", "B0").Blocks;

        Assert.Equal(["A", "B", "C", "D", "E", "F"], blocks.Select(b => b.Name).Order(StringComparer.Ordinal));
        Assert.Equal([1, 1, 6, 9, 1, 1], blocks.OrderBy(b => b.Name, StringComparer.Ordinal).Select(b => (int)Number(b.Facts["count"])));
        var residual = blocks.Single(b => b.Name == "D");
        Assert.Equal(
            [
                "features.2.1.block.0.0", "features.2.1.block.1.0", "features.2.1.block.2.avgpool", "features.2.1.block.2.fc1", "features.2.1.block.2.fc2", "Excited",
                "features.2.1.block.3.0",
                "Residual",
            ],
            residual.Layers);
        Assert.All(
            ["mbconv, 9 blocks", "depthwise 3x3", "global average", "conv 1x1", "batch norm, silu", "batch norm, drop path", "sigmoid", "144 x 56 x 56", "6 x 1 x 1"],
            text => Assert.Contains(text, residual.Texts));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void No_text_of_a_graph_is_cut_or_overlaps_another_one_and_no_line_crosses_a_layer(string file, string variant)
    {
        var svg = GraphSvg.Of(file, "--variant", variant);

        Assert.DoesNotContain(svg.Texts, text => text.Content.Contains('…', StringComparison.Ordinal));
        AssertNothingCovers(svg);
    }

    [Fact]
    public void A_block_with_splits_gates_and_nested_shortcuts_is_drawn_without_overlaps()
    {
        // Four branches of a split, two nested shortcuts, a gate whose input is gated too, and a value that no node reads.
        var graph = new GraphBuilder(EffNet.Networks.Shape.Square(8, 16));
        var parts = graph.AddAll("Split", null, new Split(EquatableArray.Of(2, 2, 2, 2)), graph.Image);
        var branches = parts.Select((part, index) => Enumerable.Range(0, index).Aggregate(part, (value, step) => graph.Add($"Conv{index}{step}", null, Pointwise(2), value)));
        var joined = graph.Add("Concat", null, new Concat(), [.. branches]);
        var near = graph.Add("Near", null, new Add(), graph.Add("First", null, Pointwise(8), joined), joined);
        graph.Add("Unread", null, Pointwise(8), near);
        var means = graph.Add("Means", null, new GlobalAveragePool(), near);
        var gate = graph.Add("Gate", null, new Multiply(), means, graph.Add("Inner", null, Pointwise(8), means));
        graph.Add("Far", null, new Add(), graph.Add("Gated", null, new Multiply(), near, gate), joined);
        graph.EndBlock("Block", "block", standsAlone: true);
        graph.EndStage(blocks => new Stage("stage", "Stage", "test", "Test", "block", 8, 1, 1, blocks));

        var svg = GraphSvg.Of(NetworkPicture.Draw("Odd", graph.Build(classes: 0, Initialization.Torchvision), Theme.Light));

        Assert.Equal(16, svg.Blocks.Single().Layers.Count);
        AssertNothingCovers(svg);

        static Convolution Pointwise(int channels) => new(channels, channels, Extent.One, Extent.One, Groups: 1, default, Bias: false);
    }

    [Fact]
    public void Long_names_in_a_graph_are_shortened_to_the_available_width()
    {
        var name = "stage" + new string('W', 150);
        var file = _directory.Write("long.effnet", Models.Small("variant " + new string('M', 150) + " { }").Replace("body:", name + ":", StringComparison.Ordinal));

        var svg = GraphSvg.Of(file);

        Assert.Contains(svg.Texts, text => text.Content.StartsWith("stageWW", StringComparison.Ordinal) && text.Content.EndsWith('…'));
        AssertNothingCovers(svg);
    }

    [Fact]
    public void A_graph_of_33_stages_has_no_overlaps()
    {
        var stages = string.Concat(
            Enumerable.Range(0, 30).Select(i => $"stage{i}: fused_mbconv(kernel: 3, stride: 1, expand: 2, channels: {(i % 2 == 0 ? 16 : 24)}, layers: 2);\n"));
        var file = _directory.Write("many.effnet", Models.Small().Replace("body:", stages + "body:", StringComparison.Ordinal));

        var svg = GraphSvg.Of(file);

        Assert.Equal(33, svg.Stages.Count);
        AssertNothingCovers(svg);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void A_theme_determines_all_colors_of_a_graph(string theme)
    {
        var colors = GraphSvg.Of(Models.Path, "--variant", "B0", "--theme", theme).Colors;

        var (expected, other) = theme == "light" ? (Theme.Light, Theme.Dark) : (Theme.Dark, Theme.Light);
        string[] all = [expected.Background, expected.Ink, expected.Faint, expected.Border, expected.Grid, .. expected.Families];
        Assert.All(colors.Where(c => c != "none"), color => Assert.Contains(color, all));
        Assert.DoesNotContain(other.Background, colors);
    }

    [Fact]
    public void A_PNG_of_a_graph_has_the_content_of_the_SVG_at_twice_the_size()
    {
        var path = _directory.PathOf("b0.png");
        var run = ToolRun.Of("graph", Models.Path, "--variant", "B0", "-o", path);
        var svg = GraphSvg.Of(Models.Path, "--variant", "B0");

        Assert.Equal(new ToolRun(0, "", $"EfficientNetB0 in {path}\n"), run);
        using var bitmap = SKBitmap.Decode(path);
        Assert.Equal((2 * svg.Bounds.Width, 2 * svg.Bounds.Height), (bitmap.Width, bitmap.Height));
        Assert.All(svg.Texts, text => Assert.True(HasInk(bitmap, text.Box), text.Content));
    }

    [Fact]
    public void Graph_writes_both_images_next_to_the_file_by_default()
    {
        var file = _directory.Write("models.effnet", Models.Text);

        var run = ToolRun.Of("graph", file, "--variant", "b3");

        var (svg, png) = (_directory.PathOf("EfficientNetB3.svg"), _directory.PathOf("EfficientNetB3.png"));
        Assert.Equal(new ToolRun(0, "", $"EfficientNetB3 in {svg} and {png}\n"), run);
        Assert.True(File.Exists(svg) && File.Exists(png));
    }

    [Fact]
    public void Json_of_graph_has_the_content_of_the_image_and_writes_no_image()
    {
        var file = _directory.Write("small.effnet", Models.Small());

        var run = ToolRun.Of("graph", file, "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal([file], Directory.EnumerateFiles(_directory.Path));
        var root = JsonNode.Parse(run.Output)!;
        Assert.Equal("SmallA", (string)root["type"]!);
        Assert.Equal("""[{"letter":"B","count":2}]""", root["stages"]![1]!["blocks"]!.ToJsonString());
        Assert.Equal((long)root["flops"]!, root["stages"]!.AsArray().Sum(s => (long)s!["flops"]!));
        var block = root["blocks"]![1]!;
        Assert.Equal(("B", "mbconv", "Body.Block1", 2), ((string)block["letter"]!, (string)block["operator"]!, (string)block["example"]!, (int)block["count"]!));
        Assert.Equal(
            [
                """{"operation":"conv 1x1","then":"batch norm, silu","inputs":[-1],"output":"16 x 16 x 16"}""",
                """{"operation":"depthwise 3x3","then":"batch norm, silu","inputs":[0],"output":"16 x 16 x 16"}""",
                """{"operation":"global average","then":"","inputs":[1],"output":"16 x 1 x 1"}""",
                """{"operation":"conv 1x1","then":"silu","inputs":[2],"output":"2 x 1 x 1"}""",
                """{"operation":"conv 1x1","then":"sigmoid","inputs":[3],"output":"16 x 1 x 1"}""",
                """{"operation":"multiply","then":"","inputs":[1,4],"output":"16 x 16 x 16"}""",
                """{"operation":"conv 1x1","then":"batch norm","inputs":[5],"output":"8 x 16 x 16"}""",
                """{"operation":"add","then":"","inputs":[6,-1],"output":"8 x 16 x 16"}""",
            ],
            block["layers"]!.AsArray().Select(l => l!.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(Culture.Tricky), MemberType = typeof(Culture))]
    public void Graph_draws_the_same_SVG_under_every_culture(string culture)
    {
        byte[] Draw(string name)
        {
            ToolRun.Of("graph", Models.Path, "--variant", "B1", "-o", _directory.PathOf(name));
            return File.ReadAllBytes(_directory.PathOf(name));
        }

        Assert.Equal(Draw("here.svg"), Culture.Under(culture, () => Draw("there.svg")));
    }

    private static void AssertNothingCovers(GraphSvg svg)
    {
        Assert.All(svg.Texts, text => Assert.True(svg.Bounds.Contains(text.Box), text.Content));
        Assert.All(svg.Texts.Index(), one => Assert.DoesNotContain(svg.Texts.Skip(one.Index + 1), other => one.Item.Box.Overlaps(other.Box)));
        Assert.All(svg.LayerBoxes, layer => Assert.All(layer.Texts, text => Assert.True(layer.Box.Contains(text))));
        Assert.All(svg.LayerBoxes.Index(), one => Assert.DoesNotContain(svg.LayerBoxes.Skip(one.Index + 1), other => one.Item.Box.Overlaps(other.Box)));
        Assert.All(svg.Panels, panel => Assert.All(panel.Texts, text => Assert.True(panel.Box.Contains(text))));
        Assert.All(svg.Panels.Index(), one => Assert.DoesNotContain(svg.Panels.Skip(one.Index + 1), other => one.Item.Box.Overlaps(other.Box)));
        Assert.All(svg.LayerBoxes, layer => Assert.DoesNotContain(svg.Segments, s => layer.Box.Grown(-1).IsCrossedBy(s.From, s.To)));
    }

    private static TheoryData<string, string> AllNetworks()
    {
        var rows = new TheoryData<string, string>();
        string[] files = [Models.Path, .. Directory.EnumerateFiles(InOutput("examples"), "*.effnet"), InOutput("operators.effnet"), InOutput("block-probes.effnet")];
        foreach (var file in files)
        {
            foreach (var variant in SourceFile.Load(file).Variants)
                rows.Add(file, variant.TypeName);
        }

        return rows;
    }

    private static string InOutput(string path) => Path.Combine(AppContext.BaseDirectory, path);

    private static bool HasInk(SKBitmap bitmap, Rectangle box)
    {
        var colors = new HashSet<SKColor>();
        for (var y = (int)(2 * box.Top); y < (int)(2 * box.Bottom); y++)
        {
            for (var x = (int)(2 * box.Left); x < (int)(2 * box.Right); x++)
                colors.Add(bitmap.GetPixel(x, y));
        }

        return colors.Count > 3;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
