using System.Text.Json.Nodes;

namespace EffNet.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Check_exits_0_and_prints_only_suggestions_and_a_summary_for_valid_files()
    {
        var odd = _directory.Write("odd.effnet", Models.With("resolution: 240;\n        paper { parameters: 7.8M; flops: 0.70G; }", "resolution: 240;"));
        var run = ToolRun.Of("check", odd, Models.Path);

        Assert.Equal((0, "2 files, 16 variants, no errors\n"), (run.ExitCode, run.Error));
        Assert.Empty(run.GraveLines);
        Assert.StartsWith(
            $"{odd}{Models.PositionOf("240;")}: info EFN3010: The resolution 240 of B1 is not divisible by 32,", Assert.Single(run.OutputLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_prints_only_a_summary_if_there_are_no_diagnostics()
    {
        var file = _directory.Write("small.effnet", Models.Small());

        Assert.Equal(new ToolRun(0, "", "1 file, 1 variant, no errors\n"), ToolRun.Of("check", file));
    }

    [Fact]
    public void Check_exits_0_for_a_warning_and_counts_it()
    {
        var one = _directory.Write("one.effnet", Models.Small("variant A { } // effnet: ignore EFN3010"));
        var three = _directory.Write("three.effnet", Models.Small("variant A { resolution: 1; } // effnet: ignore EFN4001 EFN3008"));

        var run = ToolRun.Of("check", one, three);

        Assert.Equal((0, "2 files, 2 variants, no errors, 4 warnings\n"), (run.ExitCode, run.Error));
        Assert.StartsWith($"{one}(11,37): warning EFN1113: ", run.GraveLines[0], StringComparison.Ordinal);
        Assert.Equal("1 file, 1 variant, no errors, 1 warning\n", ToolRun.Of("check", one).Error);
    }

    [Fact]
    public void Check_counts_errors_and_warnings_separately()
    {
        var file = _directory.Write("both.effnet", Models.Small("variant A { phi: -1; } // effnet: ignore EFN3010"));

        var run = ToolRun.Of("check", file);

        Assert.Equal((1, "1 file, 1 variant, 1 error, 1 warning\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Check_reads_a_file_that_is_named_twice_once()
    {
        var file = _directory.Write("twice.effnet", Models.Small("variant A { phi: -1; }"));

        var run = ToolRun.Of("check", file, Path.Combine(Path.GetDirectoryName(file)!, ".", "twice.effnet"));

        Assert.Equal((1, "1 file, 1 variant, 1 error\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_comment_in_the_file_suppresses_a_suggestion_of_check()
    {
        var file = _directory.Write("quiet.effnet", Models.With("resolution: 240;", "resolution: 240; // effnet: ignore EFN3010, published"));

        Assert.DoesNotContain(ToolRun.Of("check", file).OutputLines, line => line.Contains("B1 reads", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_exits_1_and_prints_the_line_of_an_error()
    {
        var file = _directory.Write("scaling.effnet", Models.With("beta: 1.1", "beta: 1.3"));

        var run = ToolRun.Of("check", file);

        Assert.Equal(1, run.ExitCode);
        var expected = $"{file}{Models.PositionOf("compound(")}: error EFN2002: alpha * beta^2 * gamma^2 is 2.682;";
        Assert.StartsWith(expected, Assert.Single(run.GraveLines), StringComparison.Ordinal);
        Assert.Equal("1 file, 8 variants, 1 error\n", run.Error);
    }

    [Fact]
    public void Check_exits_1_for_a_missed_requirement()
    {
        var file = _directory.Write("budget.effnet", Models.With("require parameters = 5_288_548", "require parameters <= 5M"));

        var run = ToolRun.Of("check", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": error EFN4001: B0 has 5,288,548 parameters", Assert.Single(run.GraveLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_continues_after_a_missing_file()
    {
        var (missing, wrong) = (_directory.PathOf("missing.effnet"), _directory.Write("wrong.effnet", Models.With("phi: 0", "phi: -1")));

        var run = ToolRun.Of("check", missing, wrong);

        Assert.Equal(1, run.ExitCode);
        Assert.Collection(
            run.GraveLines,
            line => Assert.Equal($"{missing}: error : The file does not exist.", line),
            line => Assert.StartsWith($"{wrong}{Models.PositionOf("0;\n        paper")}: error EFN2003: ", line, StringComparison.Ordinal));
        Assert.Equal("2 files, 8 variants, 2 errors\n", run.Error);
    }

    [Fact]
    public void MSBuild_recognizes_the_messages_of_check_as_errors()
    {
        var (missing, wrong) = (_directory.PathOf("missing.effnet"), _directory.Write("a (copy).effnet", "effnet 1;\n  famly X { }\n"));
        var run = ToolRun.Of("check", missing, wrong);

        var errors = MessageRecorder.ErrorsIn([.. run.OutputLines, .. run.ErrorLines]);

        Assert.Equal(run.OutputLines.Length, errors.Count);
        Assert.Equal((missing, 0, "", "The file does not exist."), (errors[0].File, errors[0].LineNumber, errors[0].Code, errors[0].Message));
        Assert.Equal((wrong, 2, 3), (errors[1].File, errors[1].LineNumber, errors[1].ColumnNumber));
        Assert.StartsWith("EFN1", errors[1].Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_of_check_has_every_diagnostic_with_its_position_and_the_counts()
    {
        var (missing, wrong) = (_directory.PathOf("missing.effnet"), _directory.Write("wrong.effnet", Models.Small("variant A { phi: -1; } // effnet: ignore EFN3010")));

        var run = ToolRun.Of("check", missing, wrong, "--json");

        Assert.Equal((1, "2 files, 1 variant, 2 errors, 1 warning\n"), (run.ExitCode, run.Error));
        var root = JsonNode.Parse(run.Output)!;
        Assert.Equal((1, 2, 1, 0), ((int)root["variants"]!, (int)root["errors"]!, (int)root["warnings"]!, (int)root["suggestions"]!));
        var files = root["files"]!.AsArray();
        Assert.Equal([missing, wrong], files.Select(f => (string)f!["path"]!));
        Assert.Equal(
            """{"id":null,"severity":"error","message":"The file does not exist.","line":null,"column":null,"endLine":null,"endColumn":null}""",
            Assert.Single(files[0]!["diagnostics"]!.AsArray())!.ToJsonString());
        var diagnostics = files[1]!["diagnostics"]!.AsArray();
        Assert.Equal([("EFN2003", "error", 11, 22, 11, 24), ("EFN1113", "warning", 11, 46, 11, 53)], diagnostics.Select(d => (
            (string)d!["id"]!, (string)d["severity"]!, (int)d["line"]!, (int)d["column"]!, (int)d["endLine"]!, (int)d["endColumn"]!)));
        Assert.StartsWith("phi is -1; ", (string)diagnostics[0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_of_check_escapes_only_characters_that_JSON_requires()
    {
        var name = OperatingSystem.IsWindows() ? "é+&'ß.effnet" : "<é>+&'ß.effnet";
        var file = _directory.Write(name, Models.Small("variant A { phi: \"'<\"; }"));

        var run = ToolRun.Of("check", file, "--json");

        Assert.Contains(name, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u00", run.Output, StringComparison.Ordinal);
        Assert.Equal(file, (string)JsonNode.Parse(run.Output)!["files"]![0]!["path"]!);
        Assert.Contains('\'', (string)JsonNode.Parse(run.Output)!["files"]![0]!["diagnostics"]![0]!["message"]!);
    }

    [Fact]
    public void Json_of_check_is_the_only_output_for_valid_files()
    {
        var file = _directory.Write("small.effnet", Models.Small());

        var run = ToolRun.Of("check", file, "--json");

        Assert.Equal((0, "1 file, 1 variant, no errors\n"), (run.ExitCode, run.Error));
        Assert.Empty(JsonNode.Parse(run.Output)!["files"]![0]!["diagnostics"]!.AsArray());
    }

    [Fact]
    public void Check_reads_standard_input_together_with_files()
    {
        var run = ToolRun.Reading(Models.Small("variant A { phi: -1; }"), "check", Models.Path, "-");

        Assert.Equal((1, "2 files, 9 variants, 1 error\n"), (run.ExitCode, run.Error));
        Assert.StartsWith("-(11,22): error EFN2003: ", Assert.Single(run.GraveLines), StringComparison.Ordinal);
        Assert.Equal("-", Assert.Single(MessageRecorder.ErrorsIn(run.GraveLines)).File);
    }

    [Fact]
    public void Check_of_standard_input_above_the_maximum_length_causes_one_error()
    {
        var run = ToolRun.Reading(new string(' ', 1_048_577), "check", "-");

        Assert.Equal("-(1,1): error EFN1008: The file exceeds the limit of 1,048,576 characters; split it into several files.\n", run.Output);
    }

    [Theory]
    [MemberData(nameof(Culture.Tricky), MemberType = typeof(Culture))]
    public void Check_prints_the_same_under_every_culture(string culture)
    {
        var file = _directory.Write("scaling.effnet", Models.With("beta: 1.1", "beta: 1.3"));

        Assert.Equal(ToolRun.Of("check", file), Culture.Under(culture, () => ToolRun.Of("check", file)));
    }
}
