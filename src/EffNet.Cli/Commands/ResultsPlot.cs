using EffNet.Cli.Plotting;
using EffNet.Cli.Reports;
using EffNet.Cli.Results;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary>
/// <c>effnet plot --results</c> and <c>effnet plot --measured</c>: draws accuracies over a cost. The accuracies are from a file of results or from the variants.
/// </summary>
internal static class ResultsPlot
{
    /// <summary>Reads the results, summarizes their trials, draws them, and returns the exit code.</summary>
    /// <param name="request">The request.</param>
    /// <param name="input">The stream that is read if the path is <c>-</c>.</param>
    /// <param name="output">The console for the points.</param>
    /// <param name="error">The console for messages.</param>
    public static int Run(ResultsRequest request, Stream input, IAnsiConsole output, IAnsiConsole error)
    {
        var files = request.Files.DistinctBy(FileArgument.Identity).Select(SourceFile.Load).ToList();
        files.ForEach(file => file.WriteMessages(error, DiagnosticSeverity.Warning));
        if (files.Exists(f => f.Model is null) || FamilyProblem(files, request.Family, error))
            return ExitCode.Failure;

        try
        {
            var results = request.Results is { } path ? Read(path, files, request, input, error) : MeasuredResults.Of(FamiliesOf(files, request.Family), request.X);
            return Draw(results, request, output, error) ? files.Select(f => f.ExitCode).Append(ExitCode.Success).Max() : ExitCode.Failure;
        }
        catch (ResultsException exception)
        {
            error.WriteMessage(new Message(request.Source, DiagnosticSeverity.Error, null, exception.Message, exception.Position));
            return ExitCode.Failure;
        }
    }

    private static List<CostedResult> Read(string path, List<SourceFile> files, ResultsRequest request, Stream input, IAnsiConsole error)
    {
        var cost = ResultColumn.Of(request.X.Word);
        var table = ResultTable.Read(ResultsFile.Read(path, input));
        var columns = ResultColumns.Of(table, cost);
        var lookup = new CostLookup(files, request.Family, request.X);
        var trials = lookup.Unify(new TrialReader(table, columns, CostNotation.Of(request.X)).Read());
        var results = TrialSummary.Of(trials).Select(r => new CostedResult(r, lookup.Of(r))).ToList();
        WriteUnused(table, cost, path, error);
        return results;
    }

    private static IEnumerable<FamilyModel> FamiliesOf(List<SourceFile> files, string? family) =>
        files.SelectMany(f => f.Model!.Families).Where(f => family is null || f.Name.Equals(family, StringComparison.OrdinalIgnoreCase));

    private static bool FamilyProblem(List<SourceFile> files, string? family, IAnsiConsole error)
    {
        var families = files.SelectMany(f => f.Model!.Families).Select(f => f.Name).ToList();
        if (family is null || families.Contains(family, StringComparer.OrdinalIgnoreCase))
            return false;
        error.WriteError(files[0].Path, $"Unknown family '{family}'; {DeclaredNames.List(families)}.");
        return true;
    }

    /// <summary>
    /// Reports the columns that are not used, except costs for other axes. If the name of a column is similar to that of a missing column, the report is a
    /// warning, because the name is likely a mistake.
    /// </summary>
    private static void WriteUnused(ResultTable table, ResultColumn cost, string path, IAnsiConsole error)
    {
        var known = ResultColumn.Fixed.Append(cost).ToList();
        var missing = known.Where(k => !table.Columns.Any(k.Means)).ToList();
        var meant = known.Concat(Measure.All.Select(m => ResultColumn.Of(m.Word))).ToList();
        var unused = table.Columns.Where(c => c.Length > 0 && !meant.Exists(m => m.Means(c))).ToLookup(c => ResultColumn.Nearest(c, missing) is not null);
        foreach (var column in unused[true])
            error.WriteMessage(new Message(path, DiagnosticSeverity.Warning, null, $"Column '{column}' is not used. Did you mean '{ResultColumn.Nearest(column, missing)}'?"));
        if (unused[false].Any())
            error.WriteMessage(new Message(path, DiagnosticSeverity.Info, null, $"Columns that are not used: {string.Join(", ", unused[false])}."));
    }

    /// <summary>Writes an image. It does not overwrite the results or a .effnet file that was read.</summary>
    private static bool Write(Chart chart, string target, ResultsRequest request, IAnsiConsole error) =>
        request.Files.FirstOrDefault(file => TargetPath.AreOne(file, target)) is { } model
            ? ImageFile.Write(chart.Picture, target, model, error)
            : ImageFile.Write(chart.Picture, target, request.Source, error, kind: "file of results");

    private static bool Draw(IReadOnlyList<CostedResult> results, ResultsRequest request, IAnsiConsole output, IAnsiConsole error)
    {
        var data = PlotData.Of(results, request.X, request.Published);
        if (request.Json)
            ToolJson.Write(ResultsDescription.Of(results, data), output.Writer);
        var targets = ImageFile.TargetsFor(request.Source, request.Output, request.Json);
        if (targets.Count == 0)
            return true;

        var chart = Chart.Draw(data, request.Theme, request.Size);
        if (!targets.All(target => Write(chart, target, request, error)))
            return false;
        var trials = results.Sum(r => r.Result.Trials);
        var means = trials == results.Count ? string.Empty : $" from {Count.Of(trials, request.Results is null ? "seed" : "row")}";
        error.Writer.WriteLine($"{Count.Of(results.Count, "result")}{means} in {string.Join(" and ", targets)}{chart.LabelNote}");
        return true;
    }
}
