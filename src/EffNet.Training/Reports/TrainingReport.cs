using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Represents the report of a training. The report is a Markdown file with pictures in the same folder. Two reports of the same training differ only in the section "Time".
/// </summary>
public sealed record TrainingReport
{
    /// <summary>Gets the name of the network, for example "EfficientNet-B0".</summary>
    public required string Network { get; init; }

    /// <summary>Gets the number of parameters.</summary>
    public required long Parameters { get; init; }

    /// <summary>Gets the number of multiply-adds for one image.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>Gets the names of the classes, in the order of the network's outputs.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>Gets the preprocessing of images.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>Gets the sets of images.</summary>
    public required IReadOnlyList<ReportSplit> Splits { get; init; }

    /// <summary>Gets the settings of the training with their values, in the order of the report.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Recipe { get; init; }

    /// <summary>Gets the command that repeats the training.</summary>
    public required string Command { get; init; }

    /// <summary>Gets the epochs in order.</summary>
    public required IReadOnlyList<EpochMetrics> History { get; init; }

    /// <summary>Gets the evaluation of the trained network; <see langword="null"/> if it was not evaluated.</summary>
    public EvaluationResult? Result { get; init; }

    /// <summary>Gets the name of the split that <see cref="Result"/> was measured on. The default is "validation".</summary>
    public string ResultSplit { get; init; } = "validation";

    /// <summary>Gets the warnings, which <see cref="TrainingWarnings"/> finds.</summary>
    public IReadOnlyList<TrainingWarning> Warnings { get; init; } = [];

    /// <summary>Gets the contact sheet of the worst mistakes, which <see cref="WorstMistakes"/> draws; <see langword="null"/> if there is none.</summary>
    public Picture? Mistakes { get; init; }

    /// <summary>Returns the text of the report as Markdown. It refers to the pictures by their file names.</summary>
    /// <exception cref="InvalidOperationException">The number of classes of a split or of the evaluation is not the number of class names.</exception>
    public string ToMarkdown() => new ReportMarkdown(this).ToString();

    /// <summary>
    /// Writes <c>report.md</c> and its pictures to a folder: <c>learning-curves</c> and <c>confusion-matrix</c> as <c>.svg</c>, <c>-dark.svg</c> and <c>.png</c>, and
    /// <c>mistakes.png</c>. Existing files are replaced completely or not at all.
    /// </summary>
    /// <param name="folder">The folder. It is created if it does not exist.</param>
    /// <returns>The path of <c>report.md</c>.</returns>
    /// <exception cref="InvalidOperationException">The number of classes of a split or of the evaluation is not the number of class names.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file is denied.</exception>
    public string Write(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return ReportFolder.Write(this, folder);
    }
}
