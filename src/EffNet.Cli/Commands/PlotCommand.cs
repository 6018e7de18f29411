using System.CommandLine;
using EffNet.Cli.Paper;
using EffNet.Cli.Plotting;
using EffNet.Cli.Reports;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet plot</c>: draws a file's variants as an image of one cost against another.</summary>
internal static class PlotCommand
{
    private const string Summary = "Plots the costs of variants and of published networks, or accuracies over costs, as SVG and PNG.";

    private const string Details =
        """
        A line for each family, a cloud for each search, and the networks to which the paper compares EfficientNet, with the figures of its Table 2.

        With --results, accuracies over a cost: a line for each series of a file of results, which is CSV with a header, or JSON objects. Its columns:
          name              the network: its name, or that of a variant or candidate in FILE, by name or type in any case; required
          accuracy          a share from 0 to 1, or a percentage with a percent sign; accuracy_percent holds percentages. One of them is required
          series            the line that the result is on; results without a series are on all lines
          seed              the seed that distinguishes trials of one network
          low, high, or sd  the ends of an interval, or a standard deviation, for an error bar, in the unit of the accuracy
          flops             the cost on the horizontal axis (parameters with --x parameters, and so on), if the variant of that name in FILE does not have it;
                            counts take K, M, G, T or the paper's B (10^9), and memory takes KiB, MiB, GiB or TiB
        Rows of one series and one name are trials: the plot shows their mean and its 95% confidence interval, from Student's t distribution.

        With --measured, the accuracies that variants state as 'measured { top1: 93.1%; on: fashion_mnist; }': a line for each family and data set.

        Examples:
          effnet plot models.effnet
          effnet plot models.effnet -o scaling.svg
          effnet plot models.effnet --x resolution --y memory --alone
          effnet plot models.effnet --results results.csv --published table2
          effnet plot models.effnet --measured --x parameters
          effnet plot --results results.jsonl --x parameters -o accuracy.svg

        Output:
          FILE's name, or that of the results, with .svg and .png, or the image that -o names. What was drawn, errors and warnings go to standard error.
          With --json, the points go to standard output, and an image is written only if -o names one.

        Exit codes:
          0  everything is drawn
          1  a file has errors, no networks, no results or no accuracies, or an image cannot be written
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var files = FileArgument.Any("The .effnet file; with --results, those that declare the networks, if the results do not state their costs.");
        var options = new PlotOptions(files);
        var command = new TaughtCommand("plot", Summary, Details) { files };
        foreach (var option in options.All)
            command.Add(option);
        command.Validators.Add(result => options.Check(result, command.Example));
        command.SetAction(result => options.ReadResults(result) is { } results
            ? ResultsPlot.Run(results, result.Input, result.Output, result.Error)
            : Run(result.GetRequiredValue(files)[0], options.Read(result), result.Output, result.Error));
        return command;
    }

    private static int Run(string path, PlotRequest request, IAnsiConsole output, IAnsiConsole error)
    {
        var file = SourceFile.Load(path);
        file.WriteMessages(error, DiagnosticSeverity.Warning);
        if (file.Model is null)
            return ExitCode.Failure;

        var families = file.Model.Families.Where(f => request.Family is null || f.Name.Equals(request.Family, StringComparison.OrdinalIgnoreCase)).ToList();
        var data = PlotData.Of(families, request.X, request.Y, request.WithPublished ? PaperTable.Two : null);
        if (data.IsEmpty)
        {
            error.WriteError(path, Explain(file.Model, families, request));
            return ExitCode.Failure;
        }

        if (request.Json)
            ToolJson.Write(PlotDescription.Of(data), output.Writer);
        var targets = ImageFile.TargetsFor(path, request.Output, request.Json);
        var leftOut = families.SelectMany(f => f.Variants).Count(v => v.Network is not null) - data.Lines.Sum(l => l.Points.Count);
        return targets.Count == 0 || Write(path, targets, data, leftOut, request, error) ? file.ExitCode : ExitCode.Failure;
    }

    /// <summary>Returns the reason why there is nothing to draw.</summary>
    private static string Explain(FileModel model, List<FamilyModel> families, PlotRequest request)
    {
        if (model.Families.Count == 0)
            return "There is nothing to plot: the file declares no family.";
        if (families.Count == 0)
            return $"Unknown family '{request.Family}'; {DeclaredNames.List(model.Families.Select(f => f.Name))}.";
        return families.SelectMany(f => f.Variants).Any(v => v.Network is not null)
            ? $"There is nothing to plot: no variant has both {request.X.Word} and {request.Y.Word}; expected flops, parameters, activations, memory or resolution."
            : "There is nothing to plot: no variant has a network.";
    }

    private static bool Write(string path, IReadOnlyList<string> targets, PlotData data, int leftOut, PlotRequest request, IAnsiConsole error)
    {
        var chart = Chart.Draw(data, request.Theme, request.Size);
        if (!targets.All(target => ImageFile.Write(chart.Picture, target, path, error)))
            return false;
        var without = leftOut == 0 ? string.Empty : $"; {Count.Of(leftOut, "variant")} left out, without {request.X.Word} or {request.Y.Word}";
        var candidates = data.Clouds.Count == 0 ? string.Empty : $" and {Count.Of(data.Clouds.Sum(c => c.Points.Count), "candidate")}";
        error.Writer.WriteLine($"{Count.Of(data.Lines.Sum(l => l.Points.Count), "variant")}{candidates} in {string.Join(" and ", targets)}{without}{chart.LabelNote}");
        return true;
    }
}
