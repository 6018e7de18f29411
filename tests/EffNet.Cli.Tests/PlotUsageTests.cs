using System.Text.Json.Nodes;

namespace EffNet.Cli.Tests;

public sealed class PlotUsageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Json_of_plot_has_the_points_and_writes_no_image()
    {
        var file = _directory.Write("scaled.effnet", Models.Scaled);

        var run = ToolRun.Of("plot", file, "--json", "--alone");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal([file], Directory.EnumerateFiles(_directory.Path));
        var root = JsonNode.Parse(run.Output)!;
        Assert.Equal(("flops", "parameters"), ((string)root["x"]!, (string)root["y"]!));
        Assert.Equal("""["Small"]""", new JsonArray([.. root["families"]!.AsArray().Select(f => f!["family"]!.DeepClone())]).ToJsonString());
        Assert.Equal(
            """{"family":"Small","search":"Grid","candidates":[{"name":"1.2, 1.1, 1.15","x":557736,"y":2248},{"name":"1.1, 1.2, 1.15","x":1716480,"y":6438}]}""",
            Assert.Single(root["searches"]!.AsArray())!.ToJsonString());
        Assert.Empty(root["published"]!.AsArray());
    }

    [Fact]
    public void Plot_with_json_and_output_writes_the_image_and_prints_the_points_of_the_plot()
    {
        var path = _directory.PathOf("plot.svg");

        var points = JsonNode.Parse(ToolRun.Of("plot", Models.Path, "--json", "-o", path).Output)!;

        Assert.True(File.Exists(path));
        var svg = PlottedSvg.Of(Models.Path);
        Assert.Equal(svg.Variants.Select(p => (p.Name, p.Right, p.Up)), points["families"]![0]!["variants"]!.AsArray().Select(Values));
        Assert.Equal(svg.Published.Select(p => (p.Name, p.Right, p.Up)), points["published"]!.AsArray().Select(Values));
    }

    [Fact]
    public void Plot_reports_a_variant_without_a_network_and_draws_the_others()
    {
        var file = _directory.Write("broken.effnet", Models.With("phi: 0", "phi: -1"));

        var run = ToolRun.Of("plot", file, "-o", _directory.PathOf("plot.svg"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": error EFN2003: ", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("7 variants in ", run.ErrorLines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("effnet 1;\n", "There is nothing to plot: the file declares no family.")]
    [InlineData(null, "There is nothing to plot: no variant has a network.")]
    public void Plot_of_a_file_without_networks_is_an_error(string? text, string message)
    {
        var file = _directory.Write("none.effnet", text ?? Models.Small(string.Empty));

        var run = ToolRun.Of("plot", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"{file}: error : {message}", run.ErrorLines[^1]);
        Assert.Equal([file], Directory.EnumerateFiles(_directory.Path));
    }

    [Fact]
    public void Plot_over_phi_of_variants_without_phi_is_an_error_that_lists_other_axes()
    {
        var file = _directory.Write("explicit.effnet", Models.Small("variant A { width: 1; depth: 1; resolution: 32; }"));

        var run = ToolRun.Of("plot", file, "--x", "phi");

        const string Message = "There is nothing to plot: no variant has both phi and parameters; expected flops, parameters, activations, memory or resolution.";
        Assert.Equal((1, $"{file}: error : {Message}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Plot_of_an_unknown_family_is_an_error_that_lists_all_families() =>
        Assert.Equal(
            new ToolRun(1, "", $"{Models.Path}: error : Unknown family 'ResNet'; the file declares EfficientNet.\n"),
            ToolRun.Of("plot", Models.Path, "--family", "ResNet"));

    [Theory]
    [InlineData("--x", "latency", "Unknown measure 'latency'; expected flops, parameters, activations, memory, resolution or phi.")]
    [InlineData("--y", "accuracy", "Unknown measure 'accuracy'; expected flops, parameters, activations, memory, resolution or phi.")]
    [InlineData("--size", "900", "'900' is not a size; expected WxH, such as 960x640, each from 320 to 8192.")]
    [InlineData("--size", "900x9000", "'900x9000' is not a size; expected WxH, such as 960x640, each from 320 to 8192.")]
    [InlineData("--theme", "blue", "Unknown theme 'blue'; expected light or dark.")]
    [InlineData("-o", "plot.pdf", "'plot.pdf' has an unknown extension; expected .svg or .png.")]
    public void An_invalid_value_of_an_option_of_plot_is_an_error_with_the_expected_values(string option, string value, string message)
    {
        var run = ToolRun.Of("plot", Models.Path, option, value);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Fact]
    public void Plot_reports_how_many_variants_without_a_value_are_left_out()
    {
        using var pictures = new TemporaryDirectory();
        var run = ToolRun.Of("plot", Models.Path, "--y", "phi", "-o", pictures.PathOf("phi.svg"));

        Assert.EndsWith("; 7 variants left out, without flops or phi", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Plot_with_the_same_measure_on_both_axes_is_an_error()
    {
        var run = ToolRun.Of("plot", Models.Path, "--x", "flops", "--y", "FLOPS");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(["Both axes show flops; specify another measure for --x or --y."], run.ErrorLines);
    }

    [Fact]
    public void Plot_does_not_overwrite_the_source_file()
    {
        var file = _directory.Write("models.svg", Models.Text);

        var run = ToolRun.Of("plot", file);

        Assert.Equal((1, $"{file}: error : The image would overwrite the .effnet file; specify another name with -o.\n"), (run.ExitCode, run.Error));
        Assert.Equal(Models.Text, File.ReadAllText(file));
    }

    [Fact]
    public void Plot_to_a_missing_directory_is_an_error_that_names_the_path()
    {
        var path = Path.Combine(_directory.Path, "missing", "plot.svg");

        var run = ToolRun.Of("plot", Models.Path, "-o", path);

        Assert.Equal(new ToolRun(1, "", $"{path}: error : The directory of the file does not exist.\n"), run);
    }

    private static (string Name, double Right, double Up) Values(JsonNode? point) => ((string)point!["name"]!, (double)point["x"]!, (double)point["y"]!);
}
