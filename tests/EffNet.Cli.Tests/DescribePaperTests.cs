using System.Globalization;
using System.Text.Json.Nodes;

namespace EffNet.Cli.Tests;

public sealed class DescribePaperTests : IDisposable
{
    /// <summary>A copy of the paper's Table 2: model, top-1, top-5, parameters, ratio of parameters, FLOPS, ratio of FLOPS.</summary>
    private const string Table = """
        EfficientNet-B0|76.3%|93.2%|5.3M|1x|0.39B|1x
        ResNet-50 (He et al., 2016)|76.0%|93.0%|26M|4.9x|4.1B|11x
        DenseNet-169 (Huang et al., 2017)|76.2%|93.2%|14M|2.6x|3.5B|8.9x
        EfficientNet-B1|78.8%|94.4%|7.8M|1x|0.70B|1x
        ResNet-152 (He et al., 2016)|77.8%|93.8%|60M|7.6x|11B|16x
        DenseNet-264 (Huang et al., 2017)|77.9%|93.9%|34M|4.3x|6.0B|8.6x
        Inception-v3 (Szegedy et al., 2016)|78.8%|94.4%|24M|3.0x|5.7B|8.1x
        Xception (Chollet, 2017)|79.0%|94.5%|23M|3.0x|8.4B|12x
        EfficientNet-B2|79.8%|94.9%|9.2M|1x|1.0B|1x
        Inception-v4 (Szegedy et al., 2017)|80.0%|95.0%|48M|5.2x|13B|13x
        Inception-resnet-v2 (Szegedy et al., 2017)|80.1%|95.1%|56M|6.1x|13B|13x
        EfficientNet-B3|81.1%|95.5%|12M|1x|1.8B|1x
        ResNeXt-101 (Xie et al., 2017)|80.9%|95.6%|84M|7.0x|32B|18x
        PolyNet (Zhang et al., 2017)|81.3%|95.8%|92M|7.7x|35B|19x
        EfficientNet-B4|82.6%|96.3%|19M|1x|4.2B|1x
        SENet (Hu et al., 2018)|82.7%|96.2%|146M|7.7x|42B|10x
        NASNet-A (Zoph et al., 2018)|82.7%|96.2%|89M|4.7x|24B|5.7x
        AmoebaNet-A (Real et al., 2019)|82.8%|96.1%|87M|4.6x|23B|5.5x
        PNASNet (Liu et al., 2018)|82.9%|96.2%|86M|4.5x|23B|6.0x
        EfficientNet-B5|83.3%|96.7%|30M|1x|9.9B|1x
        AmoebaNet-C (Cubuk et al., 2019)|83.5%|96.5%|155M|5.2x|41B|4.1x
        EfficientNet-B6|84.0%|96.9%|43M|1x|19B|1x
        EfficientNet-B7|84.4%|97.1%|66M|1x|37B|1x
        GPipe (Huang et al., 2018)|84.3%|97.0%|557M|8.4x|-|-
        """;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Networks_of_Table_2_are_listed_below_the_variant_of_similar_accuracy()
    {
        var run = ToolRun.Of("describe", Models.Path, "--paper");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Matches("DescribePaperTests.All", run.Output);
    }

    [Fact]
    public void Describe_paper_quotes_the_accuracies_costs_and_ratios_of_Table_2()
    {
        string Percent(JsonNode node, string name) => ((double)node[name]!).ToString("0.0", CultureInfo.InvariantCulture) + "%";
        string Accuracies(JsonNode node) => $"{node["name"]}|{Percent(node, "top1Percent")}|{Percent(node, "top5Percent")}";
        string Cost(JsonNode? cost) => cost is null ? "-|-" : $"{cost["printed"]}|{cost["printedRatio"]}";
        string Row(JsonNode node) => $"{Accuracies(node)}|{Cost(node["parameters"])}|{Cost(node["flops"])}";

        var rows = Baselines(Models.Path).SelectMany(b => b["networks"]!.AsArray().Select(n => Row(n!)).Prepend(Accuracies(b)));

        // The paper's costs of EfficientNets are not compared, because the tool prints those of the file.
        var expected = Table.Split('\n').Select(line => line.Split('|'))
            .Select(cells => cells[0].Split(" (") is [var name, _] ? [name, .. cells[1..]] : cells[..3]);
        Assert.Equal(expected.Select(cells => string.Join('|', cells)), rows);
    }

    [Fact]
    public void Ratios_of_describe_paper_are_printed_costs_divided_by_exact_costs()
    {
        var (b0, b7) = (Baselines(Models.Path)[0], Baselines(Models.Path)[7]);

        Assert.Equal((5_288_548, 385_814_752), ((long)b0["parameters"]!, (long)b0["flops"]!));
        var network = b0["networks"]![0]!;
        Assert.Equal((26_000_000, 4_100_000_000), ((long)network["parameters"]!["value"]!, (long)network["flops"]!["value"]!));
        Assert.Equal(26e6 / 5_288_548, (double)network["parameters"]!["ratio"]!, 1e-12);
        Assert.Equal(4.1e9 / 385_814_752, (double)network["flops"]!["ratio"]!, 1e-12);
        Assert.Equal(557e6 / 66_347_960, (double)b7["networks"]![0]!["parameters"]!["ratio"]!, 1e-12);
        Assert.Null(b7["networks"]![0]!["flops"]);
    }

    /// <summary>For these networks, the paper divided by costs that are not exact, such as 4.2 B instead of 4.39 B for B4.</summary>
    [Fact]
    public void Describe_paper_marks_printed_ratios_that_do_not_follow_from_exact_costs()
    {
        List<string> Marked(string cost) =>
            [.. Baselines(Models.Path).SelectMany(b => b["networks"]!.AsArray()).Where(n => n![cost] is { } c && !(bool)c["agrees"]!).Select(n => (string)n!["name"]!)];

        Assert.Equal(["ResNeXt-101", "PolyNet", "SENet", "NASNet-A", "AmoebaNet-A", "AmoebaNet-C"], Marked("parameters"));
        Assert.Equal(["DenseNet-264", "Inception-v3", "NASNet-A", "AmoebaNet-A", "PNASNet", "AmoebaNet-C"], Marked("flops"));
    }

    [Fact]
    public void Page_about_the_claims_of_the_paper_states_how_many_ratios_do_not_follow_from_exact_costs()
    {
        var costs = Baselines(Models.Path).SelectMany(b => b["networks"]!.AsArray()).SelectMany(n => new[] { n!["parameters"], n["flops"] }).OfType<JsonNode>().ToList();
        var page = Snapshot.Read(Path.Combine(AppContext.BaseDirectory, "does-it-hold.md"));

        Assert.Contains($"{costs.Count(c => !(bool)c["agrees"]!)} of {costs.Count} ratios do not follow from the exact costs", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_paper_of_one_variant_compares_only_this_variant()
    {
        var baseline = Assert.Single(Baselines(Models.Path, "--variant", "EfficientNetB5"));

        Assert.Equal(("B5", "EfficientNetB5"), ((string)baseline["variant"]!, (string)baseline["type"]!));
        Assert.Equal("AmoebaNet-C", (string)Assert.Single(baseline["networks"]!.AsArray())!["name"]!);
    }

    [Fact]
    public void Describe_paper_has_a_table_for_every_family_with_variants_B0_to_B7()
    {
        var family = Models.Text[Models.Text.IndexOf("public family", StringComparison.Ordinal)..];
        var (second, third) = (family.Replace("EfficientNet", "Second", StringComparison.Ordinal), Models.Small().Replace("effnet 1;\n", "", StringComparison.Ordinal));
        var file = _directory.Write("three.effnet", Models.Text + second + third);

        var run = ToolRun.Of("describe", file, "--paper", "--json");

        Assert.Equal(["EfficientNet", "Second"], JsonNode.Parse(run.Output)!["families"]!.AsArray().Select(f => (string)f!["family"]!));
    }

    [Fact]
    public void Describe_paper_omits_and_reports_a_broken_variant()
    {
        var run = ToolRun.Of("describe", _directory.Write("broken.effnet", Models.With("phi: 0", "phi: -1")), "--paper", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": error EFN2003: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(["B1", "B2", "B3", "B4", "B5", "B6", "B7"], JsonNode.Parse(run.Output)!["families"]![0]!["baselines"]!.AsArray().Select(b => (string)b!["variant"]!));
    }

    [Fact]
    public void Describe_paper_of_a_broken_stage_table_is_an_error_that_names_the_broken_variants()
    {
        var file = _directory.Write("broken.effnet", Models.With("channels: 40", "channels: 0"));

        var run = ToolRun.Of("describe", file, "--paper");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"{file}: error : These variants of the paper's Table 2 have errors and no network: B0, B1, B2, B3, B4, B5, B6, B7; correct the errors in the file.",
            run.ErrorLines[^1]);
    }

    [Fact]
    public void Describe_paper_of_a_file_without_variants_B0_to_B7_causes_one_error()
    {
        var file = _directory.Write("small.effnet", Models.Small());

        Assert.Equal(
            new ToolRun(
                1,
                "",
                $"{file}: error : No variant of the file is in the paper's Table 2; expected variants named B0 to B7, as in the file that 'effnet new efficientnet' writes.\n"),
            ToolRun.Of("describe", file, "--paper"));
    }

    [Fact]
    public void Describe_paper_on_a_narrow_terminal_keeps_the_ratios()
    {
        var run = ToolRun.OnWidth(40, "describe", Models.Path, "--paper");

        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 40));
        var row = Assert.Single(run.OutputLines, line => line.Contains("ResNet-50", StringComparison.Ordinal));
        Assert.Equal(["ResNet-50", "4.92x", "10.6x"], row.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("* ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--layers' and '--paper' are two tables; choose one.", "--layers")]
    [InlineData("'--csv' requires '--layers'.", "--csv")]
    public void Options_of_other_tables_are_errors_of_describe_paper(string message, string option)
    {
        var run = ToolRun.Of("describe", Models.Path, "--paper", option);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    private static List<JsonNode> Baselines(string path, params string[] options)
    {
        var run = ToolRun.Of(["describe", path, "--paper", "--json", .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return [.. Assert.Single(JsonNode.Parse(run.Output)!["families"]!.AsArray())!["baselines"]!.AsArray().Select(b => b!)];
    }
}
