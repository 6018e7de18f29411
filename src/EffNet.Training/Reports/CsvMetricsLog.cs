using System.Globalization;

namespace EffNet.Training;

/// <summary>
/// Writes a log as comma-separated values (RFC 4180, with line feeds): a header and a line for each epoch. The cells for validation are empty if the epoch was not validated.
/// Numbers that are not finite are <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>, which pandas can read.
/// </summary>
public sealed class CsvMetricsLog : IMetricsLog
{
    private const int StepColumn = 1;

    private const string Header = "epoch,step,training_loss,validation_loss,validation_top1,learning_rate,images_per_second,waiting_share,seconds";

    private readonly LogFile _file;

    /// <summary>Initializes a new instance of the class and opens the file.</summary>
    /// <param name="path">The file. Its folder is created if it does not exist.</param>
    /// <param name="resumeStep">The step that the training resumes from. Later entries are deleted. 0 starts a new training and replaces the file.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="resumeStep"/> is negative.</exception>
    /// <exception cref="InvalidDataException">The training resumes, and the file is not a log of this format.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public CsvMetricsLog(string path, long resumeStep = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(resumeStep);
        _file = new LogFile(path, LogLines.ToBytes([Header, .. ReadKept(path, resumeStep)]));
    }

    /// <inheritdoc/>
    public void Write(EpochMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        _file.Append(LogLines.ToBytes([Line(metrics)]));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private static IEnumerable<string> ReadKept(string path, long resumeStep)
    {
        if (resumeStep == 0 || LogLines.Read(path) is not [var header, .. var rows])
            return [];
        if (header != Header)
        {
            throw new InvalidDataException(
                $"'{path}' is not a log of a training; expected the first line '{Header}'. Delete the file or move it to another folder; the training then writes it again.");
        }

        return rows.Where((row, i) => StepOf(row, i, path) <= resumeStep);
    }

    private static long StepOf(string row, int index, string path)
    {
        var cells = row.Split(',');
        return cells.Length == Header.Split(',').Length && long.TryParse(cells[StepColumn], NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            ? step
            : throw new InvalidDataException($"Line {index + 2} of '{path}' does not contain the metrics of an epoch: '{row}'. "
                + "Delete the file or move it to another folder; the training then writes it again.");
    }

    private static string Line(EpochMetrics metrics) => string.Create(
        CultureInfo.InvariantCulture,
        $"{metrics.Epoch},{metrics.Step},{metrics.TrainingLoss},{metrics.ValidationLoss},{metrics.ValidationTop1},{metrics.LearningRate},"
        + $"{metrics.ImagesPerSecond},{metrics.WaitingShare},{metrics.Seconds}");
}
