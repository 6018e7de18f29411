using System.Text.Json.Nodes;
using EffNet.Cli.Sarif;
using EffNet.Language.Diagnostics;

namespace EffNet.Cli.Tests;

public sealed class SarifTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_SARIF_log_names_its_format_and_its_tool()
    {
        var root = Check(_directory.Write("small.effnet", Models.Small()), exitCode: 0);

        Assert.Equal(("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0"), ((string)root["$schema"]!, (string)root["version"]!));
        var run = Assert.Single(root["runs"]!.AsArray())!;
        Assert.Equal(["tool", "invocations", "columnKind", "results"], run.AsObject().Select(p => p.Key));
        Assert.Equal(("effnet", "utf16CodeUnits"), ((string)run["tool"]!["driver"]!["name"]!, (string)run["columnKind"]!));
        Assert.Matches(@"^[0-9]+\.[0-9]+\.[0-9]+", (string)run["tool"]!["driver"]!["semanticVersion"]!);
        Assert.Empty(run["results"]!.AsArray());
        Assert.Empty(run["tool"]!["driver"]!["rules"]!.AsArray());
        Assert.True((bool)run["invocations"]![0]!["executionSuccessful"]!);
    }

    [Fact]
    public void SARIF_results_have_rules_levels_messages_and_ranges()
    {
        var file = _directory.Write("wrong.effnet", Models.Small("/* é𝄞 */ variant A { phi: -1; } // effnet: ignore EFN3010"));
        var diagnostics = JsonNode.Parse(ToolRun.Of("check", file, "--json").Output)!["files"]![0]!["diagnostics"]!.AsArray();

        var run = Check(file, exitCode: 1)["runs"]![0]!;

        var results = run["results"]!.AsArray();
        Assert.Equal([("EFN2003", "error"), ("EFN1113", "warning")], results.Select(r => ((string)r!["ruleId"]!, (string)r["level"]!)));
        Assert.Equal(diagnostics.Select(d => (string)d!["message"]!), results.Select(r => (string)r!["message"]!["text"]!));
        Assert.Equal(
            """{"startLine":11,"startColumn":32,"endLine":11,"endColumn":34}""", results[0]!["locations"]![0]!["physicalLocation"]!["region"]!.ToJsonString());
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        Assert.All(results, r => Assert.Equal((string)r!["ruleId"]!, (string)rules[(int)r["ruleIndex"]!]!["id"]!));
        Assert.Equal(
            [("EFN1113", "warning"), ("EFN2003", "error")], rules.Select(r => ((string)r!["id"]!, (string)r["defaultConfiguration"]!["level"]!)));
        Assert.All(rules, r => Assert.Equal(
            DiagnosticRules.All.Single(known => known.Id == (string)r!["id"]!).Title, (string)r!["shortDescription"]!["text"]!));
    }

    [Fact]
    public void Suggestions_are_notes_in_SARIF()
    {
        var root = Check(_directory.Write("odd.effnet", Models.Small("variant A { resolution: 33; }")), exitCode: 0);

        Assert.NotEmpty(root["runs"]![0]!["results"]!.AsArray());
        Assert.All(root["runs"]![0]!["results"]!.AsArray(), r => Assert.Equal("note", (string)r!["level"]!));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_notification_in_SARIF()
    {
        var run = Check(_directory.PathOf("missing.effnet"), exitCode: 1)["runs"]![0]!;

        Assert.Empty(run["results"]!.AsArray());
        var invocation = Assert.Single(run["invocations"]!.AsArray())!;
        Assert.False((bool)invocation["executionSuccessful"]!);
        var notification = Assert.Single(invocation["toolExecutionNotifications"]!.AsArray())!;
        Assert.Equal(("error", "The file does not exist."), ((string)notification["level"]!, (string)notification["message"]!["text"]!));
        Assert.EndsWith("/missing.effnet", (string)notification["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!, StringComparison.Ordinal);
        Assert.Null(notification["locations"]![0]!["physicalLocation"]!["region"]);
    }

    [Fact]
    public void Standard_input_has_no_URI_in_SARIF()
    {
        var run = ToolRun.Reading("effnet 1;", "check", "-", "--format", "sarif");

        var location = JsonNode.Parse(run.Output)!["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;
        Assert.Equal("""{"description":{"text":"standard input"}}""", location.ToJsonString());
    }

    [Fact]
    public void The_formats_json_and_text_of_check_equal_the_option_json_and_the_default()
    {
        var file = _directory.Write("wrong.effnet", Models.Small("variant A { phi: -1; }"));

        Assert.Equal(ToolRun.Of("check", file, "--json"), ToolRun.Of("check", file, "--format", "json"));
        Assert.Equal(ToolRun.Of("check", file), ToolRun.Of("check", file, "--format", "text"));
    }

    [Theory]
    [InlineData("models.effnet", "models.effnet")]
    [InlineData("./nets/../models.effnet", "models.effnet")]
    [InlineData("nets/a b%20+é#?.effnet", "nets/a%20b%2520%2B%C3%A9%23%3F.effnet")]
    [InlineData("a:b.effnet", "a%3Ab.effnet")]
    [InlineData("..x/models.effnet", "..x/models.effnet")]
    [InlineData("/repo/nets/models.effnet", "nets/models.effnet")]
    [InlineData("../models.effnet", "file:///models.effnet")]
    [InlineData("/elsewhere/a b.effnet", "file:///elsewhere/a%20b.effnet")]
    public void Only_files_in_the_current_directory_have_relative_URIs_in_SARIF(string path, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These are paths of other systems.");
        Assert.Equal(expected, FileUri.Of(path, "/repo"));
    }

    [Theory]
    [InlineData(@"nets\a b.effnet", "nets/a%20b.effnet")]
    [InlineData(@"C:\elsewhere\a b.effnet", "file:///C:/elsewhere/a%20b.effnet")]
    [InlineData(@"D:\a.effnet", "file:///D:/a.effnet")]
    [InlineData(@"\\server\share\a.effnet", "file://server/share/a.effnet")]
    public void Windows_paths_are_converted_to_URIs_in_SARIF(string path, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "These are paths of Windows.");
        Assert.Equal(expected, FileUri.Of(path, @"C:\repo"));
    }

    private static JsonNode Check(string file, int exitCode)
    {
        var run = ToolRun.Of("check", file, "--format", "sarif");
        Assert.Equal(exitCode, run.ExitCode);
        Assert.DoesNotContain("null", run.Output, StringComparison.Ordinal);
        return JsonNode.Parse(run.Output)!;
    }
}
