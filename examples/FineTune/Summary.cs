using System.Globalization;
using EffNet;
using EffNet.Training;
using Spectre.Console;

namespace FineTune;

/// <summary>Shows a summary before and after a training.</summary>
internal static class Summary
{
    private const int MostSkipped = 20;
    private const int MostConflicting = 5;

    public static void WriteBeginning(IAnsiConsole console, FineTuneSettings settings, TrainingImages images, bool isResumed)
    {
        var start = settings.Checkpoint?.Name ?? settings.Weights ?? "fresh weights";
        var (training, validation) = (images.Training, images.Validation);
        var network = $"{settings.Variant.TypeName} from {start}";
        WriteLine(console, $"{network}, {training.ClassNames.Count} classes, {training.Count:N0} images to train with and {validation.Count:N0} to validate with.");
        if (isResumed)
            WriteLine(console, $"Resuming the training in '{settings.Output}'.");
        foreach (var files in images.Conflicting.Take(MostConflicting))
            WriteLine(console, $"Warning: identical files are in folders of different classes: {files}. Remove the wrong copies.");
        if (images.Conflicting.Count > MostConflicting)
            WriteLine(console, $"Warning: {images.Conflicting.Count - MostConflicting:N0} other groups of identical files are in folders of different classes.");
    }

    public static void Write(IAnsiConsole console, TrainingResult result, FineTuneSettings settings)
    {
        console.Write(Epochs(result));
        if (result.Validation is { } validation)
            console.Write(Classes(validation));
        if (result.Validation is { } best)
            WriteLine(console, $"The network has the weights of epoch {result.BestEpoch}: {Numbers.Percent(best.Top1)} of {best.Count:N0} validation images are right.");
        else
            WriteLine(console, $"The network has the weights of epoch {result.BestEpoch}.");
        if (result.StoppedEarly)
        {
            WriteLine(
                console, $"The training stopped after epoch {result.History.Count}: {settings.Patience} {(settings.Patience == 1 ? "epoch" : "epochs")} without improvement.");
        }

        foreach (var warning in result.Warnings)
            WriteLine(console, $"Warning: {warning.Message}");
        WriteSkipped(
            console,
            result.Skipped.Concat(result.Validation?.Unreadable.Select(file => KeyValuePair.Create(file.Path, file.Problem.Message)) ?? []).DistinctBy(file => file.Key).ToList());
        console.Write(Files(settings.Output));
    }

    private static Table Epochs(TrainingResult result)
    {
        var table = NewTable("Epoch", "Training loss", "Validation loss", "Accuracy", "Learning rate", "Images/s", "Time");
        foreach (var epoch in result.History)
        {
            Add(
                table,
                epoch.Epoch == result.BestEpoch ? $"best {epoch.Epoch}" : $"{epoch.Epoch}",
                Numbers.Loss(epoch.TrainingLoss),
                Numbers.Loss(epoch.ValidationLoss),
                Numbers.Percent(epoch.ValidationTop1),
                Numbers.Rate(epoch.LearningRate),
                Numbers.Speed(epoch.ImagesPerSecond),
                Numbers.Time(TimeSpan.FromSeconds(epoch.Seconds)));
        }

        return table;
    }

    private static Table Classes(EvaluationResult validation)
    {
        var table = NewTable("Class", "Images", "Precision", "Recall", "F1");
        table.Columns[0].LeftAligned();
        foreach (var known in validation.ClassResults)
        {
            Add(
                table,
                known.ClassName,
                known.Support.ToString("N0", CultureInfo.InvariantCulture),
                Numbers.Percent(known.Precision),
                Numbers.Percent(known.Recall),
                Numbers.Percent(known.F1));
        }

        return table;
    }

    private static void WriteSkipped(IAnsiConsole console, List<KeyValuePair<string, string>> skipped)
    {
        if (skipped.Count == 0)
            return;
        WriteLine(console, $"{skipped.Count:N0} image{(skipped.Count == 1 ? " was" : "s were")} not readable and {(skipped.Count == 1 ? "was" : "were")} skipped:");
        foreach (var (path, problem) in skipped.Take(MostSkipped))
            console.WriteLine(problem.Contains(path, StringComparison.Ordinal) ? problem : $"{path}: {problem}");
        if (skipped.Count > MostSkipped)
            WriteLine(console, $"The report lists the other {skipped.Count - MostSkipped:N0}.");
    }

    private static Table Files(string folder)
    {
        var table = NewTable("File", "Content");
        table.Columns[0].LeftAligned().NoWrap();
        table.Columns[1].LeftAligned();
        foreach (var (name, content) in ResultFiles.Shown)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path) || Directory.Exists(path))
                Add(table, Path.GetRelativePath(".", path), content);
        }

        return table;
    }

    private static Table NewTable(params string[] heads)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var head in heads)
            table.AddColumn(new TableColumn(head).RightAligned());
        return table;
    }

    private static void Add(Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    /// <summary>Writes text without markup, because file names can contain brackets.</summary>
    private static void WriteLine(IAnsiConsole console, FormattableString text) => console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
