using System.Text.Json.Nodes;

namespace EffNet.Cli.Tests.Results;

/// <summary><c>effnet plot --measured</c> draws the accuracies that the variants of a file state.</summary>
public sealed class MeasuredPlotTests : IDisposable
{
    private const string Members =
        "variant A { measured { top1: 93.90%; on: fashion_mnist; seeds: 3; deviation: 0.3%; } } variant B { depth: 3; measured { top1: 95%; "
            + "on: fashion_mnist; } } variant C { depth: 5; }";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Plot_measured_draws_the_accuracies_of_variants_over_their_costs()
    {
        var file = _directory.Write("measured.effnet", Models.Small(Members));
        var costs = JsonNode.Parse(ToolRun.Of("describe", file, "--json").Output)!["variants"]!.AsArray().Select(v => (double)v!["flops"]!).ToList();

        var svg = PlottedSvg.Of(file, "--measured");

        Assert.Equal([("A", costs[0], 93.9), ("B", costs[1], 95)], svg.Results.Select(p => (p.Name, p.Right, p.Up)));
        Assert.Equal(["Small on fashion_mnist"], svg.Series.Keys);
        Assert.Empty(svg.Published);
        Assert.All(["Accuracy (%)", "Small on fashion_mnist", "95% interval of the mean (Student's t)"], text => Assert.Contains(text, svg.Texts));
    }

    [Fact]
    public void A_measured_mean_of_seeds_has_the_interval_of_its_standard_deviation()
    {
        var svg = PlottedSvg.Of(_directory.Write("measured.effnet", Models.Small(Members)), "--measured");

        // t is 4.3027 for two degrees of freedom.
        var bar = Assert.Single(svg.Bars);
        Assert.Equal("A", bar.Name);
        Assert.Equal(93.9 - (4.3027 * 0.3 / Math.Sqrt(3)), bar.Low, 1e-4);
        Assert.Equal(93.9 + (4.3027 * 0.3 / Math.Sqrt(3)), bar.High, 1e-4);
    }

    [Fact]
    public void Measured_trials_are_drawn_like_the_same_trials_in_a_table()
    {
        // The mean and the standard deviation of 93, 94 and 95 are 94 and 1.
        var stated = ToolRun.Of("plot", _directory.Write("stated.effnet", Models.Small("variant A { measured { top1: 94%; on: x; seeds: 3; "
            + "deviation: 1%; } }")), "--measured", "--json");
        var table = _directory.Write("results.csv", "name,seed,accuracy_percent,series\nA,1,93,Small on x\nA,2,94,Small on x\nA,3,95,Small on x\n");
        var tabulated = ToolRun.Of("plot", _directory.Write("small.effnet", Models.Small()), "--results", table, "--json");

        Assert.Equal((0, ""), (stated.ExitCode, stated.Error));
        Assert.Equal(tabulated.Output, stated.Output);
    }

    [Fact]
    public void Every_measured_data_set_has_one_line_regardless_of_the_case_of_its_name()
    {
        const string Two = "variant A { measured { top1: 90%; on: cifar10; } measured { top1: 70%; on: cifar100; } } variant B { depth: 3; measured { top1: 91%; on: CIFAR10; } }";

        var svg = PlottedSvg.Of(_directory.Write("two.effnet", Models.Small(Two)), "--measured");

        Assert.Equal(["Small on cifar10", "Small on cifar100"], svg.Series.Keys);
        Assert.Equal(2, svg.Series["Small on cifar10"].Length);
    }

    [Fact]
    public void Plot_measured_with_published_draws_the_networks_of_the_paper_too()
    {
        var svg = PlottedSvg.Of(_directory.Write("measured.effnet", Models.With("variant B0\n    {", "variant B0\n    { measured { top1: 77.692%; "
            + "on: imagenet; }")), "--measured", "--published", "table2");

        Assert.Equal("B0", Assert.Single(svg.Results).Name);
        Assert.Equal(23, svg.Published.Count);
    }

    [Fact]
    public void Plot_measured_writes_the_images_next_to_the_file()
    {
        var run = ToolRun.Of("plot", _directory.Write("measured.effnet", Models.Small(Members)), "--measured");

        Assert.Equal(new ToolRun(0, "", $"2 results from 4 seeds in {_directory.PathOf("measured.svg")} and {_directory.PathOf("measured.png")}\n"), run);
    }

    [Fact]
    public void A_file_without_accuracies_is_an_error_that_shows_how_to_state_one()
    {
        const string Message =
            "There is nothing to plot: no variant with a network states an accuracy; write for example 'measured { top1: 93.1%; on: fashion_mnist; }' in a variant.";

        var run = ToolRun.Of("plot", Models.Path, "--measured");

        Assert.Equal(new ToolRun(1, "", $"{Models.Path}: error : {Message}\n"), run);
    }

    [Fact]
    public void A_measured_variant_without_the_cost_of_the_axis_is_an_error()
    {
        var file = _directory.Write("explicit.effnet", Models.Small("variant A { width: 1; depth: 1; resolution: 32; measured { top1: 90%; on: x; } }"));

        var run = ToolRun.Of("plot", file, "--measured", "--x", "phi");

        Assert.Equal(new ToolRun(1, "", $"{file}: error : Variant 'A' states an accuracy, but has no phi; specify another measure for --x.\n"), run);
    }

    [Theory]
    [InlineData("'--results' and '--measured' are two sources of accuracies; choose one.", "a.effnet", "--measured", "--results", "r.csv")]
    [InlineData("'effnet plot' is missing the required argument FILE, for example: effnet plot models.effnet", "--measured")]
    [InlineData("Unexpected argument 'b.effnet'; expected effnet plot FILE", "a.effnet", "b.effnet", "--measured")]
    [InlineData("'--y' has no effect with '--measured': the vertical axis is the accuracy.", "a.effnet", "--measured", "--y", "parameters")]
    [InlineData("'--alone' has no effect with '--measured': published networks are drawn only with '--published'.", "a.effnet", "--measured", "--alone")]
    public void An_invalid_command_line_of_plot_measured_causes_one_error(string message, params string[] arguments)
    {
        var run = ToolRun.Of(["plot", .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }
}
