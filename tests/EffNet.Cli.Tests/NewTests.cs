using System.Text.Json.Nodes;
using EffNet.Cli.Starters;

namespace EffNet.Cli.Tests;

public sealed class NewTests : IDisposable
{
    private static readonly string[] s_names =
        ["efficientnet", "efficientnet-lite", "efficientnet-tf", "efficientnet-v2", "fashion", "mobilenet-v1", "mobilenet-v2", "resnet", "resnext"];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void New_without_a_name_lists_the_families()
    {
        var run = ToolRun.Of("new");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(s_names, run.OutputLines.Skip(2).Select(line => line.Split(' ')[0]));
        Assert.Contains("EfficientNet-B0 to B7 (Tan & Le, ICML 2019) as torchvision builds them, so that torchvision's weights fit ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.OutputLines, line => line.EndsWith(' '));
        Assert.Equal(run, ToolRun.Of("new", "--list"));
    }

    [Fact]
    public void Json_of_new_lists_the_families()
    {
        var families = JsonNode.Parse(ToolRun.Of("new", "--json").Output)!["families"]!.AsArray();

        Assert.Equal(s_names, families.Select(f => (string)f!["name"]!));
        Assert.Equal([8, 5, 8, 3, 1, 1, 1, 5, 1], families.Select(f => (int)f!["variants"]!));
        Assert.All(families, f => Assert.NotEmpty((string)f!["summary"]!));
    }

    public static TheoryData<string> EveryName { get; } = new(s_names);

    [Theory]
    [MemberData(nameof(EveryName))]
    public void New_writes_a_valid_file_in_the_specified_namespace(string name)
    {
        var file = _directory.PathOf("family.effnet");

        var run = ToolRun.Of("new", name, "-o", file, "--namespace", "My.Networks");

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{file}: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("My.Networks", SourceFile.Load(file).Model!.Namespace);
        Assert.Empty(ToolRun.Of("check", file).GraveLines);
    }

    [Fact]
    public void New_without_a_namespace_writes_the_shipped_file()
    {
        var file = _directory.PathOf("family.effnet");

        ToolRun.Of("new", "efficientnet", "-o", file);

        Assert.Equal(Models.Text.ReplaceLineEndings("\n"), File.ReadAllText(file));
        Assert.Equal(File.ReadAllText(file), ToolRun.Of("new", "efficientnet", "-o", "-").Output);
    }

    [Fact]
    public void New_does_not_overwrite_a_file_without_force()
    {
        var file = _directory.Write("mine.effnet", "mine, and longer than nothing");

        var refused = ToolRun.Of("new", "resnet", "-o", file);

        Assert.Equal(new ToolRun(1, "", $"{file}: error : The file already exists; specify another one with -o, or overwrite it with --force.\n"), refused);
        Assert.Equal("mine, and longer than nothing", File.ReadAllText(file));

        var forced = ToolRun.Of("new", "resnet", "-o", file, "--force", "--json");
        Assert.Equal(0, forced.ExitCode);
        Assert.Equal($$"""{"name":"resnet","path":{{JsonValue.Create(file).ToJsonString()}},"variants":5}""", JsonNode.Parse(forced.Output)!.ToJsonString());
        Assert.Equal(Starter.All.Single(s => s.Name == "resnet").Text, File.ReadAllText(file));
    }

    [Fact]
    public void New_to_a_missing_directory_causes_one_error()
    {
        var run = ToolRun.Of("new", "resnet", "-o", _directory.PathOf("missing/resnet.effnet"));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal($"{_directory.PathOf("missing/resnet.effnet")}: error : The directory of the file does not exist.", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public void New_to_the_path_of_a_directory_causes_one_error_even_with_force()
    {
        var expected = new ToolRun(1, "", $"{_directory.Path}: error : This is a directory; specify a file.\n");

        foreach (var options in new[] { Array.Empty<string>(), ["--force"] })
            Assert.Equal(expected, ToolRun.Of(["new", "resnet", "-o", _directory.Path, .. options]));
    }

    [Fact]
    public void New_with_an_invalid_namespace_is_a_usage_error() =>
        Assert.Equal(
            new ToolRun(2, "", "'1x' is not a valid C# namespace; expected names separated by dots, such as 'My.Models'.\n"),
            ToolRun.Of("new", "resnet", "--namespace", "1x"));

    [Fact]
    public void New_does_not_offer_the_file_of_the_papers_tables() => Assert.Equal(2, ToolRun.Of("new", "scaling-tables").ExitCode);
}
