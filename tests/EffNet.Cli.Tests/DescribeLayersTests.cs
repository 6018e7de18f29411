using System.Globalization;
using System.Text.Json.Nodes;

namespace EffNet.Cli.Tests;

/// <summary><c>effnet describe --layers</c> in its formats and conventions.</summary>
public sealed class DescribeLayersTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("Text", "txt")]
    [InlineData("Csv", "csv")]
    [InlineData("Markdown", "md")]
    [InlineData("Latex", "tex")]
    [InlineData("Json", "json")]
    public void Describe_layers_lists_the_layers_of_a_small_network_in_every_format(string format, string extension)
    {
        string[] option = format == "Text" ? [] : [$"--{format.ToLowerInvariant()}"];

        var run = ToolRun.Of(["describe", _directory.Write("small.effnet", Models.Small()), "--layers", .. option]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Matches($"DescribeLayersTests.{format}", run.Output, extension);
    }

    [Theory]
    [InlineData("paper", 5_288_548, 385_814_752)]
    [InlineData("thop", 5_288_548, 399_290_144)]
    [InlineData("flopcounter", 5_288_548, 771_629_504)]
    [InlineData("keras", 5_330_571, 385_814_752)]
    public void Costs_of_the_layers_of_B0_sum_up_to_the_figures_of_each_tool_in_every_format(string tool, long parameters, long flops)
    {
        var text = ToolRun.Of("describe", Models.Path, "--variant", "B0", "--layers", "--as", tool);
        var total = text.OutputLines.Single(line => line.StartsWith("Total ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((FormattableString.Invariant($"{parameters:N0}"), FormattableString.Invariant($"{flops:N0}")), (total[1], total[2]));

        var rows = Records("--variant", "B0", "--as", tool);
        Assert.Equal((parameters, flops), (rows.Sum(r => Number(r[5])), rows.Sum(r => Number(r[6]))));

        var json = JsonNode.Parse(ToolRun.Of("describe", Models.Path, "--variant", "B0", "--layers", "--as", tool, "--json").Output)!;
        var variant = Assert.Single(json["variants"]!.AsArray())!;
        Assert.Equal(tool, (string)json["convention"]!);
        Assert.Equal((parameters, flops), ((long)variant["parameters"]!, (long)variant["flops"]!));
        Assert.Equal(parameters, (long)variant["imageNormalization"]! + variant["layers"]!.AsArray().Sum(l => (long)l!["parameters"]!));
        Assert.Equal(flops, variant["layers"]!.AsArray().Sum(l => (long)l!["flops"]!));

        Assert.Contains((string)json["difference"]!, text.Output, StringComparison.Ordinal);
        Assert.Contains(
            (string)json["difference"]!, ToolRun.Of("describe", Models.Path, "--variant", "B0", "--layers", "--as", tool, "--markdown").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thop", "two for each element of a batch norm")]
    [InlineData("flopcounter", "a multiply-add is two")]
    [InlineData("keras", "running statistics")]
    public void Csv_of_layers_with_another_convention_explains_the_convention_on_standard_error(string tool, string expected)
    {
        Assert.Contains(expected, Assert.Single(ToolRun.Of("describe", Models.Path, "--layers", "--csv", "--as", tool).ErrorLines), StringComparison.Ordinal);
        Assert.Empty(ToolRun.Of("describe", Models.Path, "--layers", "--csv").Error);
    }

    [Fact]
    public void The_image_normalization_of_Keras_is_its_own_row_of_the_layers()
    {
        var first = Records("--variant", "B0", "--as", "keras")[0];

        Assert.Equal(["EfficientNetB0", "normalization", "normalization", "3 x 224 x 224", "3 x 224 x 224", "7", "0", "", "-", "-", ""], first);
    }

    [Fact]
    public void Csv_of_layers_has_a_record_for_each_layer_of_each_variant()
    {
        var rows = Records();

        Assert.Equal(["EfficientNetB0", "EfficientNetB1", "EfficientNetB2", "EfficientNetB3"], rows.Select(r => r[0]).Distinct().Take(4));
        Assert.Equal(5_288_548 + 7_794_184, rows.Where(r => r[0] is "EfficientNetB0" or "EfficientNetB1").Sum(r => Number(r[5])));
        Assert.Equal(["EfficientNetB0", "features.0.0", "conv 3x3, stride 2", "3 x 224 x 224", "32 x 112 x 112", "864", "10838016", "1605632", "3x3", "3x3"], rows[0][..10]);
        Assert.Equal(10_838_016d / (4 * (150_528 + 401_408 + 864)), double.Parse(rows[0][10], CultureInfo.InvariantCulture), 1e-6);
    }

    [Fact]
    public void Layers_that_read_a_mean_have_the_receptive_field_whole_image()
    {
        var rows = Records("--variant", "B0").ToDictionary(r => r[1], r => (Receptive: r[8], Local: r[9]));

        Assert.Equal(("7x7", "7x7"), rows["features.1.0.block.0.2"]);
        Assert.Equal(("whole image", "-"), rows["features.1.0.block.1.avgpool"]);
        Assert.Equal(("whole image", "-"), rows["features.1.0.block.1.fc1"]);
        Assert.Equal(("whole image", "7x7"), rows["Stage2.Block1.Excited"]);
        Assert.Equal(("whole image", "851x851"), rows["features.8.0"]);
    }

    [Fact]
    public void A_receptive_field_larger_than_any_image_is_printed_as_beyond_any_image()
    {
        var deep = Models.Small().Replace(
            "body:", string.Concat(Enumerable.Range(0, 40).Select(i => $"deep{i}: conv(kernel: 3, stride: 2, channels: 8);\n")) + "body:", StringComparison.Ordinal);
        var run = ToolRun.Of("describe", _directory.Write("deep.effnet", deep), "--layers", "--csv");

        Assert.Contains(",beyond any image,beyond any image,", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Latex_of_layers_escapes_underscores_in_names()
    {
        var file = _directory.Write("names.effnet", Models.Small().Replace("body:", "stage_3x3:", StringComparison.Ordinal));

        var run = ToolRun.Of("describe", file, "--layers", "--latex");

        Assert.Contains("Stage3x3.Block1.Residual & add & ", run.Output, StringComparison.Ordinal);
        Assert.Contains(@".scale\_activation & ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_variant_is_reported_with_its_reason_and_layers_of_the_others_are_listed()
    {
        var file = _directory.Write("broken.effnet", Models.With("phi: 0", "phi: -1"));

        var run = ToolRun.Of("describe", file, "--layers");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("EfficientNetB0 has no network: EFN2003: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nEfficientNetB1: 3 x 240 x 240 in, 1,000 out\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(7, JsonNode.Parse(ToolRun.Of("describe", file, "--layers", "--json").Output)!["variants"]!.AsArray().Count);
    }

    [Fact]
    public void Layers_of_a_family_without_variants_are_a_message_or_a_CSV_header()
    {
        var file = _directory.Write("none.effnet", Models.Small(string.Empty));

        Assert.Equal("There are no variants.\n", ToolRun.Of("describe", file, "--layers").Output);
        Assert.Equal(
            "variant,layer,operation,input,output,parameters,flops,activation_bytes,receptive_field,local_field,intensity\n",
            ToolRun.Of("describe", file, "--layers", "--csv").Output);
    }

    [Fact]
    public void Describe_layers_of_an_unknown_variant_is_an_error_that_lists_all_variants() => Assert.Equal(
        new ToolRun(1, "", $"{Models.Path}: error : Unknown variant 'B8'; the file declares B0, B1, B2, B3, B4, B5, B6, B7.\n"),
        ToolRun.Of("describe", Models.Path, "--layers", "--variant", "B8"));

    [Theory]
    [InlineData("Unknown tool 'ptflops'; expected paper, thop, flopcounter or keras.", "--layers", "--as", "ptflops")]
    [InlineData("'--as' requires '--layers'.", "--as", "thop")]
    [InlineData("'--csv' requires '--layers'.", "--csv")]
    [InlineData("'--latex' requires '--layers'.", "--latex", "--as", "keras")]
    [InlineData("'--csv' and '--json' are two formats; choose one.", "--layers", "--json", "--csv")]
    [InlineData("'--csv' and '--markdown' are two formats; choose one.", "--latex", "--markdown", "--csv")]
    [InlineData("Option '--as' expects a value: --as TOOL", "--layers", "--as")]
    public void Invalid_combinations_of_options_of_describe_layers_cause_one_error(string message, params string[] options)
    {
        var run = ToolRun.Of(["describe", Models.Path, .. options]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Theory]
    [MemberData(nameof(Culture.Tricky), MemberType = typeof(Culture))]
    public void Layers_are_printed_the_same_under_every_culture(string culture) => Assert.Equal(
        ToolRun.Of("describe", Models.Path, "--layers", "--variant", "B0"),
        Culture.Under(culture, () => ToolRun.Of("describe", Models.Path, "--layers", "--variant", "B0")));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Returns the records of the CSV without its header, read by a standard reader of RFC 4180.</summary>
    private static List<List<string>> Records(params string[] options)
    {
        using var reader = new Microsoft.VisualBasic.FileIO.TextFieldParser(new StringReader(ToolRun.Of(["describe", Models.Path, "--layers", "--csv", .. options]).Output))
        {
            Delimiters = [","],
        };
        var records = new List<List<string>>();
        while (reader.ReadFields() is { } fields)
            records.Add([.. fields]);
        Assert.All(records, r => Assert.Equal(records[0].Count, r.Count));
        return records[1..];
    }
}
