using System.Text.Json;

namespace EffNet.Training;

/// <summary>
/// Writes a log as JSON lines: an object for each epoch, with members in snake case. The members for validation are <c>null</c> if the epoch was not validated. Numbers that are
/// not finite are the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>.
/// </summary>
public sealed class JsonLinesMetricsLog : IMetricsLog
{
    private readonly LogFile _file;

    /// <summary>Initializes a new instance of the class and opens the file.</summary>
    /// <param name="path">The file. Its folder is created if it does not exist.</param>
    /// <param name="resumeStep">The step that the training resumes from. Later entries are deleted. 0 starts a new training and replaces the file.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="resumeStep"/> is negative.</exception>
    /// <exception cref="InvalidDataException">The training resumes, and the file is not a log of this format.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public JsonLinesMetricsLog(string path, long resumeStep = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(resumeStep);
        var kept = resumeStep == 0 ? [] : Read(path).Where(metrics => metrics.Step <= resumeStep);
        _file = new LogFile(path, LogLines.ToBytes(kept.Select(Line)));
    }

    /// <summary>Reads the epochs of a log, to draw their curves or to resume. An incomplete last line is ignored.</summary>
    /// <param name="path">The file. If it does not exist, there are no epochs.</param>
    /// <returns>The epochs in the order of the file.</returns>
    /// <exception cref="InvalidDataException">A line does not contain the metrics of an epoch.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<EpochMetrics> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return [.. LogLines.Read(path).Select((line, i) => Parse(line, i, path))];
    }

    /// <inheritdoc/>
    public void Write(EpochMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        _file.Append(LogLines.ToBytes([Line(metrics)]));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private static string Line(EpochMetrics metrics) => JsonSerializer.Serialize(metrics, MetricsJson.Default.EpochMetrics);

    private static EpochMetrics Parse(string line, int index, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(line, MetricsJson.Default.EpochMetrics) is { Epoch: > 0 } metrics ? metrics : throw new JsonException("The epoch is missing.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"Line {index + 1} of '{path}' does not contain the metrics of an epoch: {exception.Message} Delete the line.", exception);
        }
    }
}
