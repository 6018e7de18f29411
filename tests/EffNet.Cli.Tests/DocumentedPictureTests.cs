using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EffNet.Cli.Tests;

/// <summary>The pictures in <c>docs/images</c> equal the output of the tool.</summary>
public sealed class DocumentedPictureTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>If the picture has to change, run <c>effnet plot models.effnet -o docs/images/scaling.svg</c>, and again with <c>--theme dark</c> for the dark picture.</summary>
    [Theory]
    [InlineData("scaling.svg", "light")]
    [InlineData("scaling-dark.svg", "dark")]
    public void The_documented_picture_of_the_scaling_curve_equals_the_output_of_effnet_plot(string name, string theme)
    {
        ToolRun.Of("plot", Models.Path, "--theme", theme, "-o", _directory.PathOf(name));

        Assert.Equal(Snapshot.Read(PathOf(name)), File.ReadAllText(_directory.PathOf(name)));
    }

    /// <summary>If the picture has to change, run the command on that page, and again with <c>--theme dark</c> for the dark picture.</summary>
    [Theory]
    [InlineData("accuracy.svg", "light")]
    [InlineData("accuracy-dark.svg", "dark")]
    public void The_documented_picture_of_accuracies_equals_the_plot_of_the_table_on_its_page(string name, string theme)
    {
        var page = Snapshot.Read(Path.Combine(AppContext.BaseDirectory, "accuracy.md"));
        var sample = Regex.Match(page, "<!-- sample: torchvision.csv -->\n\n```text\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        var table = _directory.Write("torchvision.csv", sample);

        ToolRun.Of("plot", Models.Path, "--results", table, "--published", "table2", "--theme", theme, "-o", _directory.PathOf(name));

        Assert.Equal(Snapshot.Read(PathOf(name)), File.ReadAllText(_directory.PathOf(name)));
    }

    /// <summary>If the picture has to change, run the command on the page of the scaling study, and again with <c>--theme dark</c> for the dark picture.</summary>
    [Theory]
    [InlineData("study-scaling.svg", "scaling.csv", "light")]
    [InlineData("study-scaling-dark.svg", "scaling.csv", "dark")]
    [InlineData("study-width.svg", "width-sweep.csv", "light")]
    [InlineData("study-width-dark.svg", "width-sweep.csv", "dark")]
    public void The_documented_pictures_of_the_scaling_study_equal_the_plots_of_its_results(string name, string results, string theme)
    {
        ToolRun.Of("plot", "--results", Path.Combine(AppContext.BaseDirectory, "scaling-study", results), "--theme", theme, "-o", _directory.PathOf(name));

        Assert.Equal(Snapshot.Read(PathOf(name)), File.ReadAllText(_directory.PathOf(name)));
    }

    /// <summary>
    /// If the picture has to change, run <c>effnet graph models.effnet --variant B0 -o docs/images/efficientnet-b0.svg</c>, and again with <c>--theme dark</c>.
    /// </summary>
    [Theory]
    [InlineData("efficientnet-b0.svg", "light")]
    [InlineData("efficientnet-b0-dark.svg", "dark")]
    public void The_documented_picture_of_B0_equals_the_output_of_effnet_graph(string name, string theme)
    {
        ToolRun.Of("graph", Models.Path, "--variant", "B0", "--theme", theme, "-o", _directory.PathOf(name));

        Assert.Equal(Snapshot.Read(PathOf(name)), File.ReadAllText(_directory.PathOf(name)));
    }

    [Fact]
    public void The_documented_picture_of_an_error_shows_the_edited_file_and_the_message_of_the_tool()
    {
        var file = _directory.Write("models.effnet", EditedModels);
        var lines = EditedModels.Split('\n').Select(OneBlankEach).ToList();

        var message = Assert.Single(ToolRun.Of("check", file).GraveLines);

        var position = Assert.Single(Texts("position")).Replace("line ", "(", StringComparison.Ordinal).Replace(" column ", "", StringComparison.Ordinal);
        Assert.Equal($"{file}{position}): error {Assert.Single(Texts("id"))}: {string.Join(' ', Texts("message"))}", message);
        Assert.All(Texts("line"), shown => Assert.Contains(lines, line => line.StartsWith(shown, StringComparison.Ordinal)));
        Assert.Contains("require parameters <= 5M; require flops = 385_814_752;", Texts("line"));
    }

    [Fact]
    public void The_documented_picture_of_code_shows_members_and_costs_of_the_generated_code()
    {
        ToolRun.Of("emit", Models.Path, "-o", _directory.Path);
        var code = File.ReadAllText(_directory.PathOf("EfficientNetB0.g.cs"));
        var stage3 = code[code.IndexOf("public sealed class Stage3 ", StringComparison.Ordinal)..];

        Assert.Equal(3, Texts("member").Count);
        Assert.All(
            Texts("member").Zip(Texts("type")),
            shown => Assert.Contains($"public global::TorchSharp.Modules.{shown.Second} {shown.First} {{ get; }}", stage3, StringComparison.Ordinal));
        Assert.Contains(
            $"/// <summary>{string.Join(' ', Texts("documentation"))}</summary>\n                public global::TorchSharp.Modules.Conv2d DepthwiseConv ",
            stage3.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains("Flops = 385814752;", code, StringComparison.Ordinal);
        Assert.Contains("// 385,814,752 multiply-adds: a constant", Texts("code"));
    }

    private static string EditedModels => Models.With("require parameters = 5_288_548", "require parameters <= 5M");

    private static List<string> Texts(string kind) => [.. XDocument.Load(PathOf("effnet.svg"))
        .Descendants()
        .Where(e => (string?)e.Attribute("class") == kind)
        .Select(e => e.Value)];

    private static string OneBlankEach(string line) => Regex.Replace(line.Trim(), " +", " ");

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "images", name);
}
