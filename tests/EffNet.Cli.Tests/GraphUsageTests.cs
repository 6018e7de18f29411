namespace EffNet.Cli.Tests;

/// <summary>The errors of <c>effnet graph</c>.</summary>
public sealed class GraphUsageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Graph_requires_a_variant_if_there_are_several() => Assert.Equal(
        new ToolRun(1, "", $"{Models.Path}: error : Specify a variant with --variant; the file declares B0, B1, B2, B3, B4, B5, B6, B7.\n"),
        ToolRun.Of("graph", Models.Path));

    [Fact]
    public void Graph_of_an_unknown_variant_is_an_error_that_lists_all_variants() => Assert.Equal(
        new ToolRun(1, "", $"{Models.Path}: error : Unknown variant 'B8'; the file declares B0, B1, B2, B3, B4, B5, B6, B7.\n"),
        ToolRun.Of("graph", Models.Path, "--variant", "B8"));

    [Fact]
    public void Graph_of_a_variant_name_in_two_families_is_an_error_that_lists_the_types()
    {
        var family = Models.Text[Models.Text.IndexOf("public family", StringComparison.Ordinal)..];
        var file = _directory.Write("two.effnet", Models.Text + family.Replace("EfficientNet", "Second", StringComparison.Ordinal));

        Assert.Equal(
            new ToolRun(1, "", $"{file}: error : 'B0' is a variant of several families; specify its type: EfficientNetB0 or SecondB0.\n"),
            ToolRun.Of("graph", file, "--variant", "B0"));
        Assert.StartsWith(
            $"{file}: error : Specify a variant with --variant; the file declares EfficientNetB0, EfficientNetB1, ", ToolRun.Of("graph", file).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Graph_does_not_draw_a_broken_variant()
    {
        var file = _directory.Write("broken.effnet", Models.With("phi: 0", "phi: -1"));

        var run = ToolRun.Of("graph", file, "--variant", "B0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": error EFN2003: ", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal($"{file}: error : EfficientNetB0 has errors and no network to draw; correct the errors in the file.", run.ErrorLines[1]);
        Assert.Equal([file], Directory.EnumerateFiles(_directory.Path));
    }

    [Fact]
    public void Graph_of_a_file_without_variants_is_an_error()
    {
        var file = _directory.Write("none.effnet", "effnet 1;\n");

        Assert.Equal($"{file}: error : There is nothing to draw: the file declares no variant.", ToolRun.Of("graph", file).ErrorLines[^1]);
    }

    [Theory]
    [InlineData("Unknown theme 'blue'; expected light or dark.", "--theme", "blue")]
    [InlineData("'b0.pdf' has an unknown extension; expected .svg or .png.", "-o", "b0.pdf")]
    [InlineData("'--theme' has no effect with '--json' unless -o specifies an image.", "--json", "--theme", "dark")]
    [InlineData("Unknown option '--varient'. Did you mean '--variant'?", "--varient", "B0")]
    public void An_invalid_option_of_graph_causes_one_error(string message, params string[] options)
    {
        var run = ToolRun.Of(["graph", Models.Path, .. options]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Fact]
    public void Graph_does_not_overwrite_the_source_file()
    {
        var file = _directory.Write("models.svg", Models.Text);

        var run = ToolRun.Of("graph", file, "--variant", "B0", "-o", file);

        Assert.Equal((1, $"{file}: error : The image would overwrite the .effnet file; specify another name with -o.\n"), (run.ExitCode, run.Error));
        Assert.Equal(Models.Text, File.ReadAllText(file));
    }

    [Fact]
    public void Graph_to_a_missing_directory_is_an_error_that_names_the_path()
    {
        var path = Path.Combine(_directory.Path, "missing", "b0.svg");

        Assert.Equal(new ToolRun(1, "", $"{path}: error : The directory of the file does not exist.\n"), ToolRun.Of("graph", Models.Path, "--variant", "B0", "-o", path));
    }
}
