namespace EffNet.Cli.Tests;

/// <summary>What <c>effnet graph</c> says where it cannot draw.</summary>
public sealed class GraphUsageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_variant_must_be_specified_if_there_are_several() => Assert.Equal(
        new ToolRun(1, "", $"{Models.Path}: error : Specify a variant with --variant; the file declares B0, B1, B2, B3, B4, B5, B6, B7.\n"),
        ToolRun.Of("graph", Models.Path));

    [Fact]
    public void An_unknown_variant_is_an_error_that_lists_all_variants() => Assert.Equal(
        new ToolRun(1, "", $"{Models.Path}: error : Unknown variant 'B8'; the file declares B0, B1, B2, B3, B4, B5, B6, B7.\n"),
        ToolRun.Of("graph", Models.Path, "--variant", "B8"));

    [Fact]
    public void A_name_in_two_families_is_an_error_that_lists_the_types()
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
    public void A_broken_variant_is_not_drawn()
    {
        var file = _directory.Write("broken.effnet", Models.With("phi: 0", "phi: -1"));

        var run = ToolRun.Of("graph", file, "--variant", "B0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": error EFN2003: ", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal($"{file}: error : EfficientNetB0 has errors and no network to draw; correct the errors in the file.", run.ErrorLines[1]);
        Assert.Equal([file], Directory.EnumerateFiles(_directory.Path));
    }

    [Fact]
    public void A_file_without_variants_is_one_error()
    {
        var file = _directory.Write("none.effnet", "effnet 1;\n");

        Assert.Equal($"{file}: error : There is nothing to draw: the file declares no variant.", ToolRun.Of("graph", file).ErrorLines[^1]);
    }

    [Theory]
    [InlineData("Unknown theme 'blue'; expected light or dark.", "--theme", "blue")]
    [InlineData("'b0.pdf' has an unknown extension; expected .svg or .png.", "-o", "b0.pdf")]
    [InlineData("'--theme' has no effect with '--json' unless -o specifies an image.", "--json", "--theme", "dark")]
    [InlineData("Unknown option '--varient'. Did you mean '--variant'?", "--varient", "B0")]
    public void An_invalid_option_is_one_error_with_the_expected_values(string message, params string[] options)
    {
        var run = ToolRun.Of(["graph", Models.Path, .. options]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Fact]
    public void An_image_never_overwrites_the_source_file()
    {
        var file = _directory.Write("models.svg", Models.Text);

        var run = ToolRun.Of("graph", file, "--variant", "B0", "-o", file);

        Assert.Equal((1, $"{file}: error : The image would overwrite the .effnet file; specify another name with -o.\n"), (run.ExitCode, run.Error));
        Assert.Equal(Models.Text, File.ReadAllText(file));
    }

    [Fact]
    public void A_path_that_cannot_be_written_is_an_error_that_names_it()
    {
        var path = Path.Combine(_directory.Path, "missing", "b0.svg");

        Assert.Equal(new ToolRun(1, "", $"{path}: error : The directory of the file does not exist.\n"), ToolRun.Of("graph", Models.Path, "--variant", "B0", "-o", path));
    }
}
