using System.Text.Json.Nodes;
using EffNet.Cli.Commands;

namespace EffNet.Cli.Tests;

/// <summary>
/// Networks of a search, which commands find by the names of candidates. Grid1 and Grid2 differ only in resolution and share the class SmallGrid1; Grid3 has its own class.
/// </summary>
public sealed class CandidateTests : IDisposable
{
    private const string Search = "search Grid { alpha: 1.2; beta: from 1.1 to 1.2 step 0.1; gamma: from 1.1 to 1.2 step 0.05; tolerance: 0.15; networks: all; }";

    private readonly TemporaryDirectory _directory = new();
    private readonly string _file;

    public CandidateTests() => _file = _directory.Write("grid.effnet", Models.Small(Search));

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("Grid2")]
    [InlineData("grid2")]
    [InlineData("SmallGrid2")]
    public void A_candidate_that_shares_a_class_is_described_with_its_own_costs(string name)
    {
        var run = ToolRun.Of("describe", _file, "--variant", name, "--json");

        var variant = Assert.Single(JsonNode.Parse(run.Output)!["variants"]!.AsArray())!;
        var candidate = Candidates()[1];
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(("Grid2", "SmallGrid1"), ((string)variant["name"]!, (string)variant["type"]!));
        Assert.Equal(((int)candidate["resolution"]!, (long)candidate["flops"]!), ((int)variant["resolution"]!, (long)variant["flops"]!));
        Assert.Equal(38, (int)variant["resolution"]!);
        Assert.Equal(
            "Candidate 2 of search Grid, with alpha: 1.2, beta: 1.1, gamma: 1.2. It differs from Grid1 in resolution alone and has its type.", (string)variant["origin"]!);
    }

    [Fact]
    public void A_type_that_several_candidates_share_is_described_as_the_first_candidate()
    {
        var run = ToolRun.Of("describe", _file, "--variant", "SmallGrid1", "--json");

        Assert.Equal("Grid1", (string)Assert.Single(JsonNode.Parse(run.Output)!["variants"]!.AsArray())!["name"]!);
    }

    [Fact]
    public void Networks_of_candidates_equal_those_of_variants_with_the_same_factors()
    {
        foreach (var network in SourceFile.Load(_file).Networks)
        {
            var scale = network.Model.Definition!.Scale;
            var variant = FormattableString.Invariant($"variant A {{ width: {scale.Width}; depth: {scale.Depth}; resolution: {scale.Resolution}; }}");
            var written = SourceFile.Load(_directory.Write("written.effnet", Models.Small(variant))).Variants.Single();

            Assert.Equal(written.Network, network.Model.Network);
        }
    }

    [Fact]
    public void Candidates_are_listed_with_their_names_and_types()
    {
        Assert.Equal(
            [("Grid1", "SmallGrid1"), ("Grid2", "SmallGrid1"), ("Grid3", "SmallGrid3")], Candidates().Select(c => ((string)c["name"]!, (string)c["type"]!)));
        var rows = ToolRun.Of("describe", _file).OutputLines;
        Assert.Contains(rows, row => row.StartsWith("Name   Alpha", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("Grid2    1.2   1.1    1.2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_graph_of_a_candidate_is_named_after_the_candidate()
    {
        var run = ToolRun.Of("graph", _file, "--variant", "Grid2");

        var (svg, png) = (_directory.PathOf("SmallGrid2.svg"), _directory.PathOf("SmallGrid2.png"));
        Assert.Equal(new ToolRun(0, "", $"SmallGrid2 in {svg} and {png}\n"), run);
        Assert.Contains("38", File.ReadAllText(svg), StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_that_run_a_network_find_candidates_by_name()
    {
        var variant = VariantOption.FindOne(SourceFile.Load(_file), "Grid2", out var problem);

        Assert.Equal(("", 38), (problem, variant?.Network?.Input.Height));
    }

    [Fact]
    public void An_unknown_variant_is_an_error_that_also_lists_candidates()
    {
        var file = _directory.Write("both.effnet", Models.Small($"variant A {{ }} {Search}"));

        Assert.Equal(new ToolRun(1, "", $"{file}: error : Unknown variant 'Grid4'; the file declares A, Grid1 to Grid3.\n"), ToolRun.Of("describe", file, "--variant", "Grid4"));
    }

    [Fact]
    public void A_file_without_variants_is_an_error_that_lists_its_candidates()
    {
        const string Message = "error : There is nothing to draw: the file declares no variant. Specify a candidate with --variant: Grid1 to Grid3.";

        Assert.Equal(new ToolRun(1, "", $"{_file}: {Message}\n"), ToolRun.Of("graph", _file));
        Assert.Null(VariantOption.FindOne(SourceFile.Load(_file), null, out var problem));
        Assert.Equal("The file declares no variant. Specify a candidate with --variant: Grid1 to Grid3.", problem);
    }

    [Fact]
    public void Python_has_a_module_for_each_class_of_candidates()
    {
        var output = _directory.PathOf("python");

        Assert.Equal(new ToolRun(0, "", $"2 files in {output}, 2 changes\n"), ToolRun.Of("emit", _file, "-o", output, "--python"));
        Assert.Equal(["smallgrid1.py", "smallgrid3.py"], Directory.EnumerateFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Python_of_one_candidate_is_one_module_with_its_name()
    {
        var output = _directory.PathOf("python");

        Assert.Equal(0, ToolRun.Of("emit", _file, "-o", output, "--python", "--variant", "Grid2").ExitCode);
        Assert.Contains("\nclass SmallGrid2(nn.Module):\n", File.ReadAllText(Path.Combine(output, "smallgrid2.py")), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(output));
    }

    private List<JsonNode> Candidates() => [.. JsonNode.Parse(ToolRun.Of("describe", _file, "--json").Output)!["searches"]![0]!["candidates"]!.AsArray().Select(c => c!)];
}
