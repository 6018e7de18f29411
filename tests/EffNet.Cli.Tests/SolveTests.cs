using System.Text.Json.Nodes;

namespace EffNet.Cli.Tests;

public sealed class SolveTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Solve_prints_the_description_of_the_file_with_the_variant()
    {
        var run = ToolRun.Of("solve", _directory.Write("small.effnet", Models.Small()), "flops <= 2M", "parameters <= 5K");

        Assert.Equal(0, run.ExitCode);
        Snapshot.Matches("SolveTests.Small", run.Output);
    }

    [Theory]
    [InlineData("flops <= 600M")]
    [InlineData("flops <= 1G", "memory <= 40MiB")]
    [InlineData("memory(batch: 8, mode: training) <= 1GiB")]
    [InlineData("flops <= 1G, parameters <= 9M")]
    public void The_declaration_that_solve_prints_gives_the_same_network(params string[] targets)
    {
        var root = Solve([Models.Path, .. targets]);
        var pasted = _directory.Write("pasted.effnet", Models.With("variant B0", $"{root["declaration"]}\n    variant B0"));

        var described = JsonNode.Parse(ToolRun.Of("describe", pasted, "--variant", "Solved", "--json").Output)!["variants"]![0]!;

        Assert.Equal(described.ToJsonString(), root["variant"]!.ToJsonString());
        Assert.Equal((double)described["phi"]!, (double)root["phi"]!);
        Assert.All(root["targets"]!.AsArray(), t => Assert.Equal((decimal)t!["slack"]!, (decimal)t["limit"]! - (decimal)t["actual"]!));
        Assert.All(root["targets"]!.AsArray(), t => Assert.True((decimal)t!["slack"]! >= 0));
    }

    [Fact]
    public void Solve_does_not_change_the_file()
    {
        var file = _directory.Write("small.effnet", Models.Small());

        ToolRun.Of("solve", file, "flops <= 2M");

        Assert.Equal(Models.Small(), File.ReadAllText(file));
    }

    [Theory]
    [InlineData("flops <= much", "error EFN1002: Expected a number (for example 5.3M), found 'much'.")]
    [InlineData("flops 5M", "error EFN1002: Expected '=' (exactly), '~' (at the printed precision), '<=' (at most), '>=' (at least) or 'within', found '5M'.")]
    [InlineData("param <= 4M", "error EFN1101: Unknown cost 'param' in 'solve(…)'. Did you mean 'parameters'?")]
    [InlineData("flop <= 4M", "error EFN1101: Unknown cost 'flop' in 'solve(…)'. Did you mean 'flops'?")]
    [InlineData("flops = 5M", "error EFN1105: 'solve' expects targets with '<=', for example 'flops <= 5M'.")]
    [InlineData("flops < 5M", "error EFN1001: Unexpected '<'; write '<=' for 'at most'.")]
    [InlineData("flops <= 600M); depth: (2", "error EFN1002: Expected ',' or the end of the target, found ')'.")]
    [InlineData("flops <= 1K", "error EFN4002: Solved cannot meet 'flops <= 1K': at the smallest phi, 0, the cost is ")]
    [InlineData("memory(mode: sleeping) <= 1GiB", "error EFN1101: Unknown value 'sleeping' in 'mode'. ")]
    [InlineData("flops <= 0", "error EFN1106: ")]
    public void An_error_in_a_target_of_solve_names_the_target(string target, string message)
    {
        var run = ToolRun.Of("solve", _directory.Write("small.effnet", Models.Small()), "parameters <= 1M", target);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(run.ErrorLines, line => line.StartsWith($"'{target}': {message}", StringComparison.Ordinal));
        Assert.All(run.ErrorLines, line => Assert.DoesNotContain("small.effnet(", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Targets_of_solve_without_quotes_cause_one_error()
    {
        var run = ToolRun.Of("solve", _directory.Write("small.effnet", Models.Small()), "flops", "<=", "600M");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal("'<=' is only a part of a target; quote each target, such as \"flops <= 600M\".", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public void An_error_quotes_a_target_of_several_lines_on_one_line()
    {
        var run = ToolRun.Of("solve", _directory.Write("small.effnet", Models.Small()), "flops <=\nx");

        Assert.StartsWith("'flops <= x': error EFN1002: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_of_solve_that_every_network_meets_are_reported_together()
    {
        var run = ToolRun.Of("solve", _directory.Write("small.effnet", Models.Small()), "flops <= 999_999_999G", "parameters <= 999_999_999G");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        var expected = "'flops <= 999_999_999G, parameters <= 999_999_999G': error EFN4002: "
            + "Every network of Solved meets this target, up to the largest that can be generated (phi ";
        Assert.StartsWith(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_of_a_family_without_scaling_is_an_error_of_the_file()
    {
        var file = _directory.Write("fixed.effnet", Models.Small().Replace("scaling: compound(alpha: 1.2, beta: 1.1, gamma: 1.15);", string.Empty, StringComparison.Ordinal));

        var run = ToolRun.Of("solve", file, "flops <= 2M");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{file}: error EFN2004: Family 'Small' has no 'scaling', which 'phi' requires; ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_reports_a_missed_requirement_of_the_family_at_its_position()
    {
        var file = _directory.Write("strict.effnet", Models.Small("variant A { }\n    require parameters <= 2K;"));

        var run = ToolRun.Of("solve", file, "flops <= 2M");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            $"{file}(12,27): error EFN4001: Solved has ", Assert.Single(run.ErrorLines, line => line.Contains(": error", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("To declare this variant", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_of_a_broken_family_reports_that_no_variant_has_a_network()
    {
        var file = _directory.Write("broken.effnet", Models.Small().Replace("kernel: 3, stride: 2", "kernel: 4, stride: 2", StringComparison.Ordinal));

        var run = ToolRun.Of("solve", file, "flops <= 2M");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Collection(
            run.ErrorLines,
            line => Assert.Contains("error EFN3004: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"{file}: error : No variant of the family has a network: EFN3004: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Solve_prints_the_solution_if_another_variant_is_broken()
    {
        var run = ToolRun.Of("solve", _directory.Write("broken.effnet", Models.Small("variant A { phi: -1; }")), "flops <= 2M");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("variant Solved { phi: solve(flops <= 2M); }", run.Output, StringComparison.Ordinal);
        Assert.Contains("error EFN2003", Assert.Single(run.ErrorLines, line => line.Contains(": error", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_requires_one_of_several_families()
    {
        var second = Models.Small()[Models.Small().IndexOf("public family", StringComparison.Ordinal)..].Replace("family Small", "family Second", StringComparison.Ordinal);
        var file = _directory.Write("two.effnet", Models.Small() + second);

        Assert.Equal(
            new ToolRun(1, "", $"{file}: error : Specify a family with --family; the file declares Small, Second.\n"),
            ToolRun.Of("solve", file, "flops <= 2M"));
        Assert.Equal(
            new ToolRun(1, "", $"{file}: error : Unknown family 'Third'; the file declares Small, Second.\n"),
            ToolRun.Of("solve", file, "flops <= 2M", "--family", "Third"));
        Assert.Contains("add this line to family Second:", ToolRun.Of("solve", file, "flops <= 2M", "--family", "second").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_adds_a_number_to_a_variant_name_that_is_already_used()
    {
        var file = _directory.Write("taken.effnet", Models.Small("variant Solved { } variant Other { type: SmallSolved2; width: 3; }"));

        Assert.Equal("variant Solved3 { phi: solve(flops <= 2M); }", (string)Solve(file, "flops <= 2M")["declaration"]!);
    }

    [Fact]
    public void Solve_of_a_missing_file_causes_one_error()
    {
        var missing = _directory.PathOf("missing.effnet");

        Assert.Equal(new ToolRun(1, "", $"{missing}: error : The file does not exist.\n"), ToolRun.Of("solve", missing, "flops <= 2M"));
    }

    [Fact]
    public void Solve_reads_standard_input() =>
        Assert.Contains("variant Solved { phi: solve(flops <= 2M); }", ToolRun.Reading(Models.Small(), "solve", "-", "flops <= 2M").Output, StringComparison.Ordinal);

    private static JsonNode Solve(params string[] arguments)
    {
        var run = ToolRun.Of(["solve", .. arguments, "--json"]);
        Assert.Equal(0, run.ExitCode);
        return JsonNode.Parse(run.Output)!;
    }
}
