using System.Globalization;
using System.Text;
using ScalingStudy;
using Transfer.Fits;
using Transfer.Images;

namespace Transfer.Results;

/// <summary>Writes the tables, <c>report.md</c>, <c>methods.csv</c> and <c>fits.csv</c>, and the contact sheet of mistakes.</summary>
internal static class ReportWriter
{
    /// <summary>Writes all files of the report.</summary>
    /// <param name="settings">The settings from the command line.</param>
    /// <param name="photographs">The photographs.</param>
    /// <param name="results">The existing results.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(TransferSettings settings, PhotographSet photographs, IReadOnlyList<FitResult> results)
    {
        var methods = Method.Of(settings);
        var summaries = methods
            .Select(method => MethodSummary.Of(method, results, TransferSettings.Folds, PhotographSet.Classes))
            .OfType<MethodSummary>()
            .ToList();
        var report = Markdown(photographs, summaries, results) + Missing(methods, summaries);
        Console.WriteLine(report);
        foreach (var (name, text) in new[] { ("report.md", report), ("methods.csv", MethodsCsv(summaries)), ("fits.csv", FitsCsv(results)) })
            WholeFile.Write(Path.Combine(settings.Output, name), Encoding.UTF8.GetBytes(text));
        MistakeSheet.Write(settings, photographs, results);
    }

    private static string Markdown(PhotographSet photographs, List<MethodSummary> summaries, IReadOnlyList<FitResult> results)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{photographs.Stamps.Count} photographs in {photographs.Groups.Distinct().Count()} groups: {CountsOf(photographs)}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Times are processor seconds of one fit, on {Processor.Describe()}.").AppendLine();
        text.Append("| method | repeats | on white, % | on gray | on noise | to fine-tuned |").AppendJoin(string.Empty, PhotographSet.ClassNames.Select(name => $" {name} |"))
            .AppendLine(" s |");
        text.Append("|---|--:|--:|--:|--:|--:|").AppendJoin(string.Empty, PhotographSet.ClassNames.Select(_ => "--:|")).AppendLine("--:|");
        var main = summaries.Find(summary => summary.Method.Name == Method.Main);
        foreach (var summary in summaries)
        {
            var accuracies = Enum.GetValues<Background>().Select(background => MeanInterval.Of(summary.AccuracyByRepeat[background]));
            var difference = main is null || summary == main ? null : summary.DifferenceTo(main);
            text.Append(CultureInfo.InvariantCulture, $"| {summary.Method.Description} | {summary.Repeats.Count} |")
                .AppendJoin(string.Empty, accuracies.Select(accuracy => $" {accuracy} |"));
            text.Append(CultureInfo.InvariantCulture, $" {(difference is { Mean: > 0 } ? $"+{difference}" : $"{difference}")} |");
            text.AppendJoin(string.Empty, summary.Recall.Select(recall => string.Create(CultureInfo.InvariantCulture, $" {100 * recall:0} |")));
            text.AppendLine(CultureInfo.InvariantCulture, $" {summary.ProcessorSeconds:0.0} |");
        }

        var time = TimeSpan.FromSeconds(results.Sum(result => result.ProcessorSeconds));
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"All {results.Count} fits took {time.TotalMinutes:0} processor minutes.");
        return text.ToString();
    }

    private static string Missing(IReadOnlyList<Method> methods, List<MethodSummary> summaries)
    {
        var missing = methods.Select(method => method.Name).Except(summaries.Select(summary => summary.Method.Name)).ToList();
        return missing.Count == 0 ? string.Empty : $"Methods without a complete repeat, which are not in the table: {string.Join(", ", missing)}.{Environment.NewLine}";
    }

    private static string CountsOf(PhotographSet photographs) =>
        string.Join(", ", PhotographSet.ClassNames.Select((name, label) => $"{photographs.Labels.Count(l => l == label)} {name}"));

    private static string MethodsCsv(List<MethodSummary> summaries)
    {
        var text = new StringBuilder("method,repeats,background,accuracy,half_interval").AppendLine();
        foreach (var summary in summaries)
        {
            foreach (var (background, accuracies) in summary.AccuracyByRepeat)
            {
                var interval = MeanInterval.Of(accuracies);
                text.AppendLine(CultureInfo.InvariantCulture, $"{summary.Method.Name},{summary.Repeats.Count},{background},{interval.Mean:0.0000},{interval.HalfWidth:0.0000}");
            }
        }

        return text.ToString();
    }

    private static string FitsCsv(IReadOnlyList<FitResult> results)
    {
        var text = new StringBuilder("method,repeat,fold,background,images,right,loss,processor_seconds").AppendLine();
        foreach (var result in results)
        {
            foreach (var answers in result.Answers.GroupBy(answer => answer.Background))
            {
                text.Append(CultureInfo.InvariantCulture, $"{result.Method},{result.Repeat},{result.Fold},{answers.Key},{answers.Count()},")
                    .AppendLine(CultureInfo.InvariantCulture, $"{answers.Count(a => a.IsRight)},{answers.Average(a => a.Loss):0.0000},{result.ProcessorSeconds:0.00}");
            }
        }

        return text.ToString();
    }
}
