using System.Text.Json.Nodes;

namespace EffNet.Cli.Tests;

public sealed class DiffJsonTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Json_of_diff_has_changed_figures_stages_layers_and_weights()
    {
        var after = Models.Small().Replace("channels: 16", "channels: 24", StringComparison.Ordinal).Replace("silu", "relu", StringComparison.Ordinal);

        var root = Diff(Models.Small(), after);

        Assert.Equal(
            ["before", "after", "errorsBefore", "errorsAfter", "identical", "settings", "added", "removed", "changed", "unchanged", "searches"],
            root.AsObject().Select(p => p.Key));
        Assert.False((bool)root["identical"]!);
        var changed = Assert.Single(root["changed"]!.AsArray())!;
        Assert.Equal("SmallA", (string)changed["type"]!);
        var figures = changed["figures"]!.AsArray().ToDictionary(f => (string)f!["name"]!, f => f!);
        var parameters = figures["parameters"];
        Assert.Equal((decimal)parameters["difference"]!, (decimal)parameters["after"]! - (decimal)parameters["before"]!);
        Assert.Equal(Math.Round(100 * (decimal)parameters["difference"]! / (decimal)parameters["before"]!, 2), (decimal)parameters["percent"]!);
        Assert.Equal("""["top"]""", new JsonArray([.. changed["stages"]!.AsArray().Select(s => s!["name"]!.DeepClone())]).ToJsonString());
        Assert.Equal(
            """{"name":"channels","before":16,"after":24,"difference":8,"percent":50}""",
            changed["stages"]![0]!["figures"]![0]!.ToJsonString());
        Assert.Equal(("silu", "relu", 8), ((string)changed["layers"]![0]!["before"]!, (string)changed["layers"]![0]!["after"]!, (int)changed["layers"]![0]!["count"]!));
        Assert.Equal((false, 6), ((bool)changed["weights"]!["fit"]!, (int)changed["weights"]!["differing"]!));
        Assert.Equal("""{"name":"features.2.0.weight","before":[16,8,1,1],"after":[24,8,1,1]}""", changed["weights"]!["examples"]![0]!.ToJsonString());
    }

    [Fact]
    public void Json_of_diff_counts_removed_blocks_and_their_layers()
    {
        var root = Diff(Models.Small(), Models.Small().Replace("channels: 8, layers: 2", "channels: 8, layers: 1", StringComparison.Ordinal));

        Assert.Equal(
            """[{"stage":"body","change":"removed","count":1,"layers":15,"examples":["Body.Block2"]}]""",
            root["changed"]![0]!["blocks"]!.ToJsonString());
        Assert.Empty(root["changed"]![0]!["layers"]!.AsArray());
    }

    [Fact]
    public void Json_of_diff_of_equal_files_has_no_changes()
    {
        var root = Diff(Models.Small(), Models.Small());

        Assert.True((bool)root["identical"]!);
        Assert.Empty(root["changed"]!.AsArray());
        Assert.Equal("""["SmallA"]""", root["unchanged"]!.ToJsonString());
    }

    [Fact]
    public void Json_of_diff_lists_added_and_removed_variants_with_costs()
    {
        var root = Diff(Models.Small("variant A { } variant B { }"), Models.Small("variant A { } variant C { phi: -1; }"), exitCode: 1);

        Assert.Equal(
            """{"type":"SmallC","parameters":null,"flops":null,"activations":null,"memoryBytes":null,"trainingMemoryBytes":null,"resolution":null}""",
            Assert.Single(root["added"]!.AsArray())!.ToJsonString());
        var removed = Assert.Single(root["removed"]!.AsArray())!;
        Assert.Equal(("SmallB", 32), ((string)removed["type"]!, (int)removed["resolution"]!));
        Assert.True((long)removed["trainingMemoryBytes"]! > (long)removed["memoryBytes"]!);
    }

    [Fact]
    public void Json_of_diff_lists_changed_and_removed_candidates_of_searches()
    {
        var root = Diff(Models.Scaled, Models.Scaled.Replace("alpha: from 1.1 to 1.2", "alpha: from 1.2 to 1.3", StringComparison.Ordinal));

        var search = Assert.Single(root["searches"]!.AsArray())!;
        Assert.Equal(("SmallGrid", "changed"), ((string)search["type"]!, (string)search["change"]!));
        Assert.Equal([1.1], search["removed"]!.AsArray().Select(c => (double)c!["alpha"]!));
        Assert.Empty(search["added"]!.AsArray());
        var changed = Assert.Single(search["changed"]!.AsArray())!;
        Assert.Equal((1.2, 1, 2), ((double)changed["after"]!["alpha"]!, (int)changed["before"]!["points"]!, (int)changed["after"]!["points"]!));
        Assert.Equal("""[{"name":"points","before":1,"after":2,"difference":1,"percent":100}]""", changed["figures"]!.ToJsonString());
    }

    private JsonNode Diff(string before, string after, int exitCode = 0)
    {
        var run = ToolRun.Of("diff", _directory.Write("before.effnet", before), _directory.Write("after.effnet", after), "--json");
        Assert.Equal(exitCode, run.ExitCode);
        return JsonNode.Parse(run.Output)!;
    }
}
