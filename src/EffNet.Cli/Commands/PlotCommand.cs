using System.CommandLine;
using EffNet.Cli.Paper;
using EffNet.Cli.Plotting;
using EffNet.Cli.Reports;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet plot</c>: draws the variants of a file as points in a plot of one cost over another, or accuracies over a cost.</summary>
internal static class PlotCommand
{
    private const string Summary = "Plots the costs of variants and of published networks, or accuracies over costs, as SVG and PNG.";

    private const string Details =
        """
        The plot has a line for each family, a cloud of points for each search, and the networks with which the paper's Table 2 compares EfficientNet.

        With --results, the plot shows accuracies over a cost, with a line for each series of a file of results: CSV with a header, or JSON objects. Columns:
          name              required: the name of the network. If FILE declares it, the name or the type of a variant or candidate; case is ignored
          accuracy          required: a share from 0 to 1, or a percentage with a percent sign; or accuracy_percent, a percentage
          series            the line of the result; results without a series are on all lines
          seed              the seed that distinguishes trials of one network
          low, high, or sd  the ends of an interval, or a standard deviation, for an error bar, in the unit of the accuracy
          flops             the cost on the horizontal axis (with --x parameters, the column is parameters, and so on); required if FILE does not declare
                            the network. Counts can have K, M, G, T or the paper's B (10^9); memory can have KiB, MiB, GiB or TiB
        Rows with the same series and name are trials: the plot shows their mean and its 95% confidence interval, from Student's t distribution.

        With --measured, the plot shows the accuracies in the 'measured' blocks of variants, such as 'measured { top1: 93.1%; on: fashion_mnist; }', with a
        line for each family and data set.

        Examples:
          effnet plot models.effnet
          effnet plot models.effnet -o scaling.svg
          effnet plot models.effnet --x resolution --y memory --alone
          effnet plot models.effnet --results results.csv --published table2
          effnet plot models.effnet --measured --x parameters
          effnet plot --results results.jsonl --x parameters -o accuracy.svg

        Output:
          Two images with the name of FILE, or of the file of results, and .svg and .png; or the image that -o specifies. A summary, errors and warnings go
          to standard error. With --json, the points go to standard output, and an image is written only if -o specifies one.

        Exit codes:
          0  everything is drawn
          1  a file has errors, no networks, no results or no accuracies, or an image cannot be written
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var files = FileArgument.Any("The .effnet file; with --results, the .effnet files that declare networks whose costs are not in the results.");
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
