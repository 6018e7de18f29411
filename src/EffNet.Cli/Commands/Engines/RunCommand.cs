using System.CommandLine;
using System.Globalization;
using EffNet.Cli.Reports;
using EffNet.Cli.Tables;
using EffNet.Inference;
using EffNet.Pictures;

namespace EffNet.Cli.Commands.Engines;

/// <summary><c>effnet run</c>: prints the best classes of images.</summary>
internal static class RunCommand
{
    private const string Summary = "Runs a variant on images and prints the best classes of each.";

    private const string Details =
        """
        The file of the weights or --size specifies the preprocessing of images. A folder means all images in it.

        Examples:
          effnet run models.effnet --variant B0 --weights b0.safetensors cat.jpg
          effnet run models.effnet --variant B0 --weights b0.safetensors holiday --top 1 --csv > classes.csv
          effnet run models.effnet --variant B4 --weights b4.pth --size 380 --labels labels.txt cat.jpg dog.jpg --json

        Output:
          For each image, its best classes in a table; with --csv, a record for each class; with --json, an array of images.
          Images that cannot be read are reported on standard error, and in CSV and JSON; all other images are classified.

        Exit codes:
          0  all images are classified
          1  a file cannot be read, the weights do not fit the variant, or there is no such variant
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var engine = new EngineArguments();
        var images = new Argument<string[]>("IMAGE") { Description = "JPEG, PNG or WebP files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        images.Validators.Add(PathValidation.Check);
        var top = CountOption.Create("--top", "COUNT", "The number of classes for each image; 5 by default.");
        var json = JsonOption.Create("Print JSON: the images and their classes.");
        var csv = CsvOption.Create(json, "Print CSV: a record for each class of each image.");
        var command = new TaughtCommand("run", Summary, Details) { engine.File, images };
        foreach (var option in (Option[])[.. engine.Options, top, csv, json])
            command.Add(option);
        command.SetAction((result, cancellation) => Task.FromResult(engine.Run(result, "effnet run", (network, options) =>
        {
            var answers = Ask(network, result.GetRequiredValue(images), CountOption.ValueOf(result, top) ?? 5, options, result, cancellation);
            Write(answers, result, result.GetValue(csv), result.GetValue(json));
            return answers.Any(a => a.Problem is not null) ? ExitCode.Failure : ExitCode.Success;
        })));
        return command;
    }

    private static List<FilePrediction> Ask(
        InferenceEngine engine, IEnumerable<string> images, int top, PredictionOptions options, ParseResult result, CancellationToken cancellation)
    {
        string[] files = [.. images.SelectMany(path => Directory.Exists(path) ? PictureFile.EnumerateFiles(path) : [path])];
        if (files.Length == 0)
            throw new ArgumentException("There are no images in these folders; expected JPEG, PNG or WebP files.");
        return CountBar.Show(result, files.Length, report =>
        {
            var answers = new List<FilePrediction>();
            foreach (var answer in engine.PredictFiles(files, top, options, cancellation))
            {
                answers.Add(answer);
                report(answers.Count, files.Length);
            }

            return answers;
        });
    }

    private static void Write(List<FilePrediction> answers, ParseResult result, bool csv, bool json)
    {
        foreach (var answer in answers)
        {
            if (answer.Problem is { } problem)
                result.Error.WriteError("effnet run", ExceptionText.Of(problem));
        }

        if (json)
            ToolJson.Write(answers.Select(PictureReport.Of).ToArray(), result.Output.Writer);
        else if (csv)
            WriteCsv(answers, result.Output.Writer);
        else
            WriteTable(answers, result);
    }

    private static void WriteCsv(List<FilePrediction> answers, TextWriter writer)
    {
        Csv.WriteRecord(writer, "path", "rank", "class", "name", "probability", "score", "problem");
        foreach (var answer in answers)
        {
            if (answer.Problem is { } problem)
                Csv.WriteRecord(writer, answer.Path, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, ExceptionText.Of(problem));
            foreach (var (rank, best) in answer.Best.Index())
                Csv.WriteRecord(writer, answer.Path, Text(rank + 1), Text(best.ClassIndex), best.ClassName ?? string.Empty, Text(best.Probability), Text(best.Score), string.Empty);
        }

        static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
    }

    private static void WriteTable(List<FilePrediction> answers, ParseResult result)
    {
        var table = new PlainTable().Words("Image").Words("Class").Numbers("Probability");
        foreach (var answer in answers)
        {
            foreach (var (rank, best) in answer.Best.Index())
                table.AddRow(rank == 0 ? answer.Path : string.Empty, NameOf(best), Figures.Share(best.Probability));
        }

        if (answers.Exists(a => a.Best.Count > 0))
            result.Output.Write(table);
    }

    private static string NameOf(Prediction prediction) => prediction.ClassName ?? $"class {prediction.ClassIndex}";
}
