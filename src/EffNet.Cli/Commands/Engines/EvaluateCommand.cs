using System.CommandLine;
using System.Globalization;
using EffNet.Cli.Reports;
using EffNet.Cli.Tables;
using EffNet.Inference;

namespace EffNet.Cli.Commands.Engines;

/// <summary><c>effnet evaluate</c>: computes the accuracy of a variant on a folder of images.</summary>
internal static class EvaluateCommand
{
    private const int MostConfusions = 10;

    private const string Summary = "Measures the accuracy of a variant on a folder of images.";

    private const string Details =
        """
        The folder has a sub-folder for each class. If the weights or --labels specify class names, a sub-folder has the name of its class. Otherwise, there
        must be a sub-folder for every class; in the order of their names, they are the classes of the network's outputs. Published accuracies are usually
        measured without rotating images as their EXIF data specifies; to reproduce them, use --as-stored.

        Examples:
          effnet evaluate models.effnet --variant B0 --weights pets.safetensors validation
          effnet evaluate models.effnet --variant B0 --weights b0.pth --size 224 validation --csv > classes.csv

        Output:
          The accuracy and the loss, a table of the classes, and the classes that are confused most often; with --csv, a record for each class; with --json,
          all of it. Images that cannot be read are reported on standard error and are not counted.

        Exit codes:
          0  all images were evaluated
          1  a file cannot be read, the folder or the weights do not fit the variant, or there is no such variant
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var engine = new EngineArguments();
        var folder = new Argument<string>("FOLDER") { Description = "The folder, with a sub-folder for each class." };
        folder.Validators.Add(PathValidation.Check);
        var batch = CountOption.Create("--batch", "COUNT", "The number of images in memory at once; 32 by default.");
        var asStored = new Option<bool>("--as-stored") { Description = "Do not rotate images as their EXIF data specifies." };
        var json = JsonOption.Create("Print JSON: accuracies, loss, classes, confusions and unreadable files.");
        var csv = CsvOption.Create(json, "Print CSV: a record for each class.");
        var command = new TaughtCommand("evaluate", Summary, Details) { engine.File, folder };
        foreach (var option in (Option[])[.. engine.Options, batch, asStored, csv, json])
            command.Add(option);
        command.SetAction((result, cancellation) => Task.FromResult(engine.Run(result, "effnet evaluate", (network, options) =>
        {
            var evaluation = new EvaluationOptions
            {
                ClassNames = options.ClassNames,
                BatchSize = CountOption.ValueOf(result, batch) ?? 32,
                LoadOptions = options.LoadOptions with { ApplyOrientation = !result.GetValue(asStored) },
            };
            var found = Evaluate(network, result.GetRequiredValue(folder), options, evaluation, result, cancellation);
            Write(found, result, result.GetValue(csv), result.GetValue(json));
            return found.Unreadable.Count > 0 ? ExitCode.Failure : ExitCode.Success;
        })));
        return command;
    }

    private static EvaluationResult Evaluate(
        InferenceEngine engine, string folder, PredictionOptions options, EvaluationOptions evaluation, ParseResult result, CancellationToken cancellation)
    {
        if (evaluation.ClassNames is null && Directory.Exists(folder) && Directory.GetDirectories(folder).Length is > 0 and var count && count != engine.Network.ClassCount)
        {
            throw new ArgumentException(
                $"'{folder}' has {count:N0} sub-folders, but the network has {engine.Network.ClassCount:N0} classes; "
                + "use --labels to specify a file with the name of the sub-folder of each class.");
        }

        return CountBar.Show(result, total: null, report => engine.Evaluate(folder, options.Preprocessing, evaluation with { Progress = new Reporter(report) }, cancellation));
    }

    private static void Write(EvaluationResult found, ParseResult result, bool csv, bool json)
    {
        foreach (var file in found.Unreadable)
            result.Error.WriteError("effnet evaluate", ExceptionText.Of(file.Problem));
        if (json)
            ToolJson.Write(EvaluationReport.Of(found), result.Output.Writer);
        else if (csv)
            WriteCsv(found, result.Output.Writer);
        else
            WriteTables(found, result);
    }

    private static void WriteCsv(EvaluationResult found, TextWriter writer)
    {
        Csv.WriteRecord(writer, "class", "name", "pictures", "predicted", "correct", "precision", "recall", "f1");
        foreach (var c in found.ClassResults)
        {
            Csv.WriteRecord(writer, Text(c.ClassIndex), c.ClassName, Text(c.Support), Text(c.Predicted), Text(c.Correct), Text(c.Precision), Text(c.Recall), Text(c.F1));
        }

        // A share is NaN if it is undefined, for example the recall of a class without images. Its cell is empty.
        static string Text(double number) => double.IsNaN(number) ? string.Empty : number.ToString(CultureInfo.InvariantCulture);
    }

    private static void WriteTables(EvaluationResult found, ParseResult result)
    {
        var accuracies = string.Join(", ", found.TopK.Select(t => $"top-{t.K} {Figures.Share(t.Accuracy)}"));
        result.Output.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Count:N0} images: {accuracies}, loss {found.Loss:0.000}"));
        result.Output.Writer.WriteLine();
        var classes = new PlainTable().Words("Class").Numbers("Images").Numbers("Precision").Numbers("Recall").Numbers("F1");
        foreach (var c in found.ClassResults.Where(c => c.Occurs))
            classes.AddRow(c.ClassName, c.Support.ToString("N0", CultureInfo.InvariantCulture), Figures.Share(c.Precision), Figures.Share(c.Recall), Figures.Share(c.F1));
        result.Output.Write(classes);
        var wrong = found.Confusions.Where(c => c.Actual != c.Predicted).OrderByDescending(c => c.Count).Take(MostConfusions).ToList();
        if (wrong.Count == 0)
            return;
        result.Output.Writer.WriteLine();
        var confusions = new PlainTable().Words("Class").Words("Taken for").Numbers("Images");
        foreach (var c in wrong)
            confusions.AddRow(found.ClassResults[c.Actual].ClassName, found.ClassResults[c.Predicted].ClassName, c.Count.ToString("N0", CultureInfo.InvariantCulture));
        result.Output.Write(confusions);
    }

    /// <summary>Reports progress at once, unlike <see cref="Progress{T}"/>, whose reports may arrive after the bar has disappeared.</summary>
    private sealed class Reporter(Action<int, int> report) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => report(value.Done, value.Total);
    }
}
