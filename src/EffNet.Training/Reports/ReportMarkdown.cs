using System.Globalization;
using System.Text;
using static EffNet.Training.ReportText;

namespace EffNet.Training;

/// <summary>Creates the text of a report.</summary>
/// <param name="report">The report.</param>
internal sealed class ReportMarkdown(TrainingReport report)
{
    private const int MostConfusions = 10;
    private const int MostSkipped = 100;

    private readonly StringBuilder _text = new();

    /// <summary>Returns the text.</summary>
    /// <exception cref="InvalidOperationException">The number of classes of a split or of the evaluation is not the number of class names.</exception>
    public override string ToString()
    {
        Check();
        _text.Clear();
        _text.Append(CultureInfo.InvariantCulture, $"# Training of {Escape(report.Network)}\n\n{Summary()}\n");
        AddWarnings();
        AddResults();
        AddCurves();
        AddMistakes();
        AddClasses();
        AddCalibration();
        AddNetwork();
        AddData();
        Section("Recipe", Table(["Setting", "Value"], isNumeric: false, report.Recipe.Select(s => (string[])[Escape(s.Key), Escape(s.Value)])));
        AddTime();
        Section("Repeat", Code(report.Command));
        return _text.ToString();
    }

    private void Check()
    {
        foreach (var split in report.Splits)
        {
            if (split.ClassCounts.Count != report.ClassNames.Count)
            {
                throw new InvalidOperationException(
                    $"The split '{split.Name}' has the counts of {split.ClassCounts.Count} classes; expected {report.ClassNames.Count}, one for each class name.");
            }
        }

        if (report.Result is { } result && result.ClassResults.Count != report.ClassNames.Count)
            throw new InvalidOperationException($"The evaluation has {result.ClassResults.Count} classes; expected {report.ClassNames.Count}, one for each class name.");
    }

    private void Section(string title, string content) => _text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{content}");

    private string Summary()
    {
        var trained = report.History.Count == 0
            ? "No epoch is complete."
            : $"{Escape(report.Network)} was trained for {Plural(report.History[^1].Epoch, "epoch")} ({Plural(report.History[^1].Step, "step")}) on "
                + $"{Plural(report.ClassNames.Count, "class", "classes")}.";
        return report.Result is { Count: > 0 } result
            ? $"{trained} It classifies {Percent(result.Top1)} of the {Plural(result.Count, "image")} of the {Escape(report.ResultSplit)} set correctly."
            : trained;
    }

    private void AddWarnings()
    {
        if (report.Warnings.Count > 0)
            Section("Warnings", string.Concat(report.Warnings.Select(w => $"* **{KindOf(w.Kind)}.** {Escape(w.Message)}\n")));
    }

    private static string KindOf(TrainingWarningKind kind) => kind switch
    {
        TrainingWarningKind.Divergence => "Divergence",
        TrainingWarningKind.StatisticsLag => "Lagging statistics",
        TrainingWarningKind.Overfitting => "Overfitting",
        TrainingWarningKind.SingleClass => "A single class",
        TrainingWarningKind.DroppedBatch => "Dropped images",
        TrainingWarningKind.CheckpointNotWritten => "Checkpoint not written",
        TrainingWarningKind.ConflictingLabels => "Conflicting labels",
        TrainingWarningKind.SharedImages => "Shared images",
        TrainingWarningKind.MissingImages => "Missing images",
        TrainingWarningKind.LargeStep => "Large step",
        TrainingWarningKind.OtherClasses => "Other classes",
        _ => kind.ToString(),
    };

    private void AddResults()
    {
        if (report.Result is not { } result)
        {
            Section("Results", "The network was not evaluated.\n");
            return;
        }

        IReadOnlyList<IReadOnlyList<string>> rows =
        [
            ["Images", Count(result.Count)],
            ["Loss (cross-entropy, nats)", Decimal(result.Loss)],
            .. result.TopK.Select(top => (string[])[$"Top-{top.K} accuracy", Percent(top.Accuracy)]),
            ["Precision, mean over classes", Percent(result.MacroPrecision)],
            ["Recall, mean over classes", Percent(result.MacroRecall)],
            ["F1, mean over classes", Percent(result.MacroF1)],
            ["Expected calibration error", Percent(result.ExpectedCalibrationError)],
        ];
        Section("Results", $"Of the {Escape(report.ResultSplit)} set.\n\n{Table(["Measure", "Value"], isNumeric: true, rows)}");
    }

    private void AddCurves()
    {
        if (report.History.Count == 0)
            return;
        Section("Learning curves", Picture("Losses, validation accuracy and learning rate over epochs", ReportFolder.Curves));
    }

    private void AddMistakes()
    {
        if (report.Result is not { } result)
            return;
        Section("Confusion matrix", Picture("Confusion matrix: rows are actual classes, columns predicted ones", ReportFolder.Matrix));
        var wrong = result.Confusions.Where(c => c.Actual != c.Predicted).OrderByDescending(c => c.Count).Take(MostConfusions).ToList();
        var rows = wrong.Select(c => (string[])[NameOf(c.Actual), NameOf(c.Predicted), Count(c.Count), Percent((double)c.Count / result.ClassResults[c.Actual].Support)]);
        Section("Mistakes", wrong.Count == 0
            ? "There are no mistakes.\n"
            : "The most frequent mistakes. The share is the fraction of the images of the actual class.\n\n"
                + Table(["Actual", "Predicted", "Images", "Share"], isNumeric: false, rows));
        if (report.Mistakes is not null)
            _text.Append(CultureInfo.InvariantCulture, $"\nThe images with the highest loss:\n\n![Contact sheet of the worst mistakes]({ReportFolder.Mistakes})\n");
    }

    private void AddClasses()
    {
        if (report.Result is not { } result)
            return;
        var rows = result.ClassResults.Select(c => (string[])[NameOf(c.ClassIndex), Count(c.Support), Percent(c.Precision), Percent(c.Recall), Percent(c.F1)]);
        Section("Classes", Table(["Class", "Images", "Precision", "Recall", "F1"], isNumeric: true, rows));
    }

    private void AddCalibration()
    {
        if (report.Result is not { CalibrationBins.Count: > 0 } result)
            return;
        var rows = result.CalibrationBins.Where(bin => bin.Count > 0)
            .Select(bin => (string[])[$"{Percent(bin.From)} to {Percent(bin.To)}", Count(bin.Count), Percent(bin.Confidence), Percent(bin.Accuracy)]);
        Section(
            "Calibration",
            "The confidence of a prediction is the probability of the predicted class. In a calibrated network, it is equal to the accuracy.\n\n"
            + Table(["Confidence", "Images", "Mean confidence", "Accuracy"], isNumeric: true, rows));
    }

    private void AddNetwork()
    {
        var preprocessing = report.Preprocessing;
        IReadOnlyList<IReadOnlyList<string>> rows =
        [
            ["Network", Escape(report.Network)],
            ["Parameters", Count(report.Parameters)],
            ["Multiply-adds for one image", Count(report.MultiplyAdds)],
            ["Classes", Count(report.ClassNames.Count)],
            ["Image size (pixels)", string.Create(CultureInfo.InvariantCulture, $"{preprocessing.Crop}, cropped from images with a shorter side of {preprocessing.Resize}")],
            ["Interpolation", preprocessing.Interpolation.ToString().ToLowerInvariant()],
            ["Mean", Channels(preprocessing.Mean.Red, preprocessing.Mean.Green, preprocessing.Mean.Blue)],
            ["Standard deviation", Channels(preprocessing.StandardDeviation.Red, preprocessing.StandardDeviation.Green, preprocessing.StandardDeviation.Blue)],
        ];
        Section("Network", Table(["Property", "Value"], isNumeric: false, rows));
    }

    private static string Channels(float red, float green, float blue) => string.Create(CultureInfo.InvariantCulture, $"red {red}, green {green}, blue {blue}");

    private void AddData()
    {
        IEnumerable<IReadOnlyList<string>> rows =
        [
            .. report.ClassNames.Select((_, i) => (string[])[NameOf(i), .. report.Splits.Select(s => Count(s.ClassCounts[i]))]),
            ["**All**", .. report.Splits.Select(s => $"**{Count(s.ClassCounts.Sum())}**")],
        ];
        Section("Data", Table(["Class", .. report.Splits.Select(s => Escape(s.Name))], isNumeric: true, rows));
        foreach (var split in report.Splits.Where(s => s.Skipped.Count > 0))
        {
            var verb = split.Skipped.Count == 1 ? "was" : "were";
            _text.Append(CultureInfo.InvariantCulture, $"\n{Plural(split.Skipped.Count, "file")} of the {Escape(split.Name)} set could not be read and {verb} skipped:\n\n");
            foreach (var file in split.Skipped.Take(MostSkipped))
                _text.Append(CultureInfo.InvariantCulture, $"* File {Escape(WithPath(file))}\n");
            if (split.Skipped.Count > MostSkipped)
                _text.Append(CultureInfo.InvariantCulture, $"* and {Plural(split.Skipped.Count - MostSkipped, "other file")}\n");
        }
    }

    private void AddTime()
    {
        if (report.History.Count == 0)
            return;
        var time = TimeSpan.FromSeconds(report.History.Sum(e => e.Seconds));
        IReadOnlyList<IReadOnlyList<string>> rows =
        [
            ["Duration (hours:minutes:seconds)", string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")],
            ["Images per second, mean over epochs", report.History.Average(e => e.ImagesPerSecond).ToString("0.0", CultureInfo.InvariantCulture)],
            ["Time spent waiting for data, mean over epochs", Percent(report.History.Average(e => e.WaitingShare))],
        ];
        Section("Time", Table(["Measure", "Value"], isNumeric: true, rows));
    }

    /// <summary>Returns the message of an unreadable file with its path. Most messages already contain the path.</summary>
    private static string WithPath(UnreadableFile file) =>
        file.Problem.Message.Contains(file.Path, StringComparison.Ordinal) ? file.Problem.Message : $"{file.Path}: {file.Problem.Message}";

    private string NameOf(int index) => Escape(report.ClassNames[index]);

    private static string Plural(long count, string one, string? several = null) => $"{Count(count)} {(count == 1 ? one : several ?? $"{one}s")}";
}
