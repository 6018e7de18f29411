using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>The report of a training: a Markdown file, and its pictures beside it. All of it except for the section "Time" is the same for the same training.</summary>
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

    /// <summary>Gets how images are prepared for the network.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>Gets the sets of images.</summary>
    public required IReadOnlyList<ReportSplit> Splits { get; init; }

    /// <summary>Gets the settings of the training with their values, in the order of the report.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Recipe { get; init; }

    /// <summary>Gets the command that repeats the training.</summary>
    public required string Command { get; init; }

    /// <summary>Gets the epochs in their order.</summary>
    public required IReadOnlyList<EpochMetrics> History { get; init; }

    /// <summary>Gets the evaluation of the trained network; <see langword="null"/> if there are no images for it.</summary>
    public EvaluationResult? Result { get; init; }

    /// <summary>Gets the name of the set that <see cref="Result"/> is of; "validation" by default.</summary>
    public string ResultSplit { get; init; } = "validation";

    /// <summary>Gets the warnings, as <see cref="TrainingWarnings"/> finds them.</summary>
    public IReadOnlyList<TrainingWarning> Warnings { get; init; } = [];

    /// <summary>Gets the contact sheet of the worst mistakes, as <see cref="WorstMistakes"/> draws it; <see langword="null"/> for none.</summary>
    public Picture? Mistakes { get; init; }

    /// <summary>Returns the text of the report, which refers to the pictures by their names.</summary>
    /// <exception cref="InvalidOperationException">A split has more or fewer counts than there are classes.</exception>
    public string ToMarkdown() => new ReportMarkdown(this).ToString();

    /// <summary>
    /// Writes <c>report.md</c> and its pictures to a folder: <c>learning-curves</c> and <c>confusion-matrix</c> as <c>.svg</c>, <c>-dark.svg</c> and <c>.png</c>, and <c>mistakes.png</c>. Each file is
    /// replaced as a whole.
    /// </summary>
    /// <param name="folder">The folder; created if it does not exist.</param>
    /// <returns>The path of <c>report.md</c>.</returns>
    /// <exception cref="InvalidOperationException">A split has more or fewer counts than there are classes.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public string Write(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return ReportFolder.Write(this, folder);
    }
}
