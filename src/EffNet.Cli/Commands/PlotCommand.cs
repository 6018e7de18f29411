using System.CommandLine;
using EffNet.Cli.Plotting;
using EffNet.Cli.Reports;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet plot</c>: a file's variants, as an image of one cost against another.</summary>
internal static class PlotCommand
{
    private const string Summary = "Plots the costs of variants and of published networks, as SVG and PNG.";

    private const string Details =
        """
        A line for each family, a cloud for each search, and the networks that the paper compares EfficientNet with, with the figures of its Table 2.

        Examples:
          effnet plot models.effnet
          effnet plot models.effnet -o scaling.svg
          effnet plot models.effnet --x resolution --y memory --alone

        Output:
          FILE's name with .svg and .png, or the image that -o names. What was drawn, errors and warnings go to standard error.
          With --json, the points go to standard output, and an image is written only if -o names one.

        Exit codes:
          0  everything is drawn
          1  the file has errors or no networks, or an image cannot be written
          2  the command line has errors

        """;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var file = FileArgument.One();
        var options = new PlotOptions(file);
        var command = new TaughtCommand("plot", Summary, Details) { file };
        foreach (var option in options.All)
            command.Add(option);
        command.SetAction(result => Run(result.GetRequiredValue(file), options.Read(result), result.Output, result.Error));
        return command;
    }

    private static int Run(string path, PlotRequest request, IAnsiConsole output, IAnsiConsole error)
    {
        var file = SourceFile.Load(path);
        file.WriteMessages(error, DiagnosticSeverity.Warning);
        if (file.Model is null)
            return ExitCode.Failure;

        var families = file.Model.Families.Where(f => request.Family is null || f.Name.Equals(request.Family, StringComparison.OrdinalIgnoreCase)).ToList();
        var data = PlotData.Of(families, request.X, request.Y, request.WithPublished ? PublishedNetwork.All : []);
        if (data.IsEmpty)
        {
            error.WriteError(path, Explain(file.Model, families, request));
            return ExitCode.Failure;
        }

        if (request.Json)
            ToolJson.Write(PlotDescription.Of(data), output.Writer);
        var targets = request.TargetsFor(path);
        var leftOut = families.SelectMany(f => f.Variants).Count(v => v.Network is not null) - data.Lines.Sum(l => l.Points.Count);
        return targets.Count == 0 || Write(path, targets, data, leftOut, request, error) ? file.ExitCode : ExitCode.Failure;
    }

    /// <summary>Why there is nothing to draw.</summary>
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
        var left = chart.Unlabeled == 0 ? string.Empty : $"; {Count.Of(chart.Unlabeled, "label")} did not fit; use a larger --size";
        var without = leftOut == 0 ? string.Empty : $"; {Count.Of(leftOut, "variant")} left out, without {request.X.Word} or {request.Y.Word}";
        var candidates = data.Clouds.Count == 0 ? string.Empty : $" and {Count.Of(data.Clouds.Sum(c => c.Points.Count), "candidate")}";
        error.Writer.WriteLine($"{Count.Of(data.Lines.Sum(l => l.Points.Count), "variant")}{candidates} in {string.Join(" and ", targets)}{without}{left}");
        return true;
    }
}
