using System.Text.Json.Nodes;

namespace EffNet.Cli.Tests;

public sealed class DescribeJsonTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Json_of_describe_has_the_costs_and_stages_of_B0()
    {
        var variant = Assert.Single(Describe(Models.Path, "--variant", "B0"));

        Assert.Equal(
            """{"family":"EfficientNet","name":"B0","type":"EfficientNetB0","phi":0,"origin":null,"width":1,"depth":1,"resolution":224,"dropout":0.2,"""
                + "\"parameters\":5288548,\"flops\":385814752,\"activations\":6748036,\"memoryBytes\":6823936,\"trainingMemoryBytes\":88190176}",
            Without(variant, "stages"));
        Assert.Equal(
            [
                """{"name":"stage1","operator":"conv","input":224,"output":112,"channels":32,"layers":1}""",
                """{"name":"stage2","operator":"mbconv","input":112,"output":112,"channels":16,"layers":1}""",
                """{"name":"stage3","operator":"mbconv","input":112,"output":56,"channels":24,"layers":2}""",
                """{"name":"stage4","operator":"mbconv","input":56,"output":28,"channels":40,"layers":2}""",
                """{"name":"stage5","operator":"mbconv","input":28,"output":14,"channels":80,"layers":3}""",
                """{"name":"stage6","operator":"mbconv","input":14,"output":14,"channels":112,"layers":3}""",
                """{"name":"stage7","operator":"mbconv","input":14,"output":7,"channels":192,"layers":4}""",
                """{"name":"stage8","operator":"mbconv","input":7,"output":7,"channels":320,"layers":1}""",
                """{"name":"stage9","operator":"head","input":7,"output":1,"channels":1280,"layers":1}""",
            ],
            variant["stages"]!.AsArray().Select(stage => Without(stage!, "parameters", "flops")));
    }

    [Fact]
    public void Costs_of_stages_in_JSON_of_describe_sum_up_to_those_of_their_variant()
    {
        var variants = Describe(Models.Path);

        Assert.Equal(8, variants.Count);
        Assert.All(variants, variant =>
        {
            var stages = variant["stages"]!.AsArray();
            Assert.Equal((long)variant["parameters"]!, stages.Sum(s => (long)s!["parameters"]!));
            Assert.Equal((long)variant["flops"]!, stages.Sum(s => (long)s!["flops"]!));
        });
    }

    [Fact]
    public void Json_of_describe_is_indented_and_the_only_output()
    {
        var file = _directory.Write("budget.effnet", Models.With("require parameters = 5_288_548", "require parameters <= 5M"));

        var run = ToolRun.Of("describe", file, "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("{\n  \"variants\": [\n    {\n      \"family\": \"EfficientNet\",\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n}\n", run.Output, StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse(run.Output));
        Assert.Contains(": error EFN4001: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_of_describe_omits_variants_without_a_network()
    {
        var file = _directory.Write("broken.effnet", Models.With("phi: 0", "phi: -1"));

        var run = ToolRun.Of("describe", file, "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["B1", "B2", "B3", "B4", "B5", "B6", "B7"], Variants(run).Select(v => (string)v["name"]!));
    }

    [Fact]
    public void Json_of_describe_of_a_binary_file_is_valid_and_has_no_variants()
    {
        var run = ToolRun.Of("describe", _directory.Write("binary.effnet", [0, 1, 2]), "--json");

        Assert.Equal((1, "{\n  \"variants\": [],\n  \"searches\": []\n}\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Json_of_describe_has_the_origin_of_solved_and_searched_variants_and_the_candidates()
    {
        var run = ToolRun.Of("describe", "--json", _directory.Write("scaled.effnet", Models.Scaled));
        var (variants, search) = (Variants(run), Assert.Single(JsonNode.Parse(run.Output)!["searches"]!.AsArray())!);

        Assert.Equal(["Explicit", "Solved", "Found"], variants.Select(v => (string)v["name"]!));
        Assert.Equal([null, 1.105, 1.0], variants.Select(v => (double?)v["phi"]));
        Assert.Null(variants[0]["origin"]);
        Assert.StartsWith("phi 1.105 is the largest", (string)variants[1]["origin"]!, StringComparison.Ordinal);
        Assert.StartsWith("A candidate of search Grid", (string)variants[2]["origin"]!, StringComparison.Ordinal);
        Assert.Equal(
            ("Small", "Grid", "SmallGrid", 1.0, 4), ((string)search["family"]!, (string)search["name"]!, (string)search["type"]!, (double)search["phi"]!, (int)search["points"]!));
        Assert.Equal(
            [
                """{"name":null,"type":null,"alpha":1.1,"beta":1.2,"gamma":1.15,"width":1.2,"depth":1.1,"resolution":37,"parameters":6438,"flops":1716480,"points":1}""",
                """{"name":null,"type":null,"alpha":1.2,"beta":1.1,"gamma":1.15,"width":1.1,"depth":1.2,"resolution":37,"parameters":2248,"flops":557736,"points":1}""",
            ],
            search["candidates"]!.AsArray().Select(c => c!.ToJsonString()));
    }

    [Fact]
    public void Json_of_describe_has_measurements_only_of_variants_that_state_them()
    {
        const string Members =
            "variant A { measured { top1: 93.90%; top5: 99.8%; on: fashion_mnist; seeds: 3; deviation: 0.17%; } measured { top1: 70%; on: cifar10; } } variant B { depth: 3; }";
        var variants = Describe(_directory.Write("measured.effnet", Models.Small(Members)));

        Assert.Equal(
            [
                """{"dataSet":"fashion_mnist","top1Percent":93.9,"top5Percent":99.8,"seeds":3,"deviationPercent":0.17}""",
                """{"dataSet":"cifar10","top1Percent":70,"top5Percent":null,"seeds":1,"deviationPercent":null}""",
            ],
            variants[0]["measured"]!.AsArray().Select(m => m!.ToJsonString()));
        Assert.False(variants[1].AsObject().ContainsKey("measured"));
    }

    [Fact]
    public void Json_of_describe_of_one_variant_has_no_searches()
    {
        var run = ToolRun.Of("describe", "--json", "--variant", "Found", _directory.Write("scaled.effnet", Models.Scaled));

        Assert.Single(Variants(run));
        Assert.Empty(JsonNode.Parse(run.Output)!["searches"]!.AsArray());
    }

    [Fact]
    public void Json_of_describe_of_an_unknown_variant_is_no_output_and_exit_code_1()
    {
        var run = ToolRun.Of("describe", Models.Path, "--json", "--variant", "B8");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }

    [Theory]
    [MemberData(nameof(Culture.Tricky), MemberType = typeof(Culture))]
    public void Json_of_describe_is_the_same_under_every_culture(string culture)
    {
        static ToolRun Describe() => ToolRun.Of("describe", Models.Path, "--json");

        Assert.Equal(Describe(), Culture.Under(culture, Describe));
    }

    private static List<JsonNode> Describe(params string[] arguments)
    {
        var run = ToolRun.Of(["describe", "--json", .. arguments]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return Variants(run);
    }

    private static List<JsonNode> Variants(ToolRun run)
    {
        var root = JsonNode.Parse(run.Output)!.AsObject();
        Assert.Equal(["variants", "searches"], root.Select(p => p.Key));
        return [.. root["variants"]!.AsArray().Select(v => v!)];
    }

    private static string Without(JsonNode node, params string[] names)
    {
        var copy = node.DeepClone().AsObject();
        Assert.All(names, name => Assert.True(copy.Remove(name)));
        return copy.ToJsonString();
    }
}
