using Google.Protobuf;
using Tensorboard;

namespace EffNet.Training;

/// <summary>
/// Writes a log for TensorBoard: an event file of scalars over steps. To view it, run <c>tensorboard --logdir FOLDER</c>. Validation metrics of epochs that were not validated are
/// left out.
/// </summary>
/// <remarks>
/// <c>torch.utils.tensorboard.SummaryWriter</c> of TorchSharp is not used, because it cannot delete events when a training resumes, and its file names contain the time.
/// TensorBoard reads every file with <c>tfevents</c> in its name.
/// </remarks>
public sealed class TensorBoardMetricsLog : IMetricsLog
{
    /// <summary>The name of the file in its folder.</summary>
    internal const string FileName = "events.out.tfevents.training";

    /// <summary>The version of the format that TensorBoard expects in the first event.</summary>
    private const string Version = "brain.Event:2";

    private readonly LogFile _file;
    private readonly TimeProvider _time;

    /// <summary>Initializes a new instance of the class and opens the file <c>events.out.tfevents.training</c>.</summary>
    /// <param name="folder">The folder of the file. It is created if it does not exist.</param>
    /// <param name="resumeStep">The step that the training resumes from. Later entries are deleted. 0 starts a new training and replaces the file.</param>
    /// <param name="time">The clock for the time of events. If <see langword="null"/>, the system clock is used.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="resumeStep"/> is negative.</exception>
    /// <exception cref="InvalidDataException">The training resumes, and the file is damaged or not an event file.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public TensorBoardMetricsLog(string folder, long resumeStep = 0, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfNegative(resumeStep);
        _time = time ?? TimeProvider.System;
        FilePath = Path.Combine(folder, FileName);
        IReadOnlyList<Event> kept = resumeStep > 0 && File.Exists(FilePath) ? [.. Read(FilePath).Where(e => e.Step <= resumeStep)] : [];
        _file = new LogFile(FilePath, kept is [{ FileVersion: Version }, ..] ? Pack(kept) : Pack([new Event { WallTime = Now, FileVersion = Version }, .. kept]));
    }

    /// <summary>Gets the path of the file.</summary>
    public string FilePath { get; }

    /// <inheritdoc/>
    public void Write(EpochMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var summary = new Summary();
        foreach (var (tag, value) in ValuesOf(metrics))
            summary.Value.Add(new Summary.Types.Value { Tag = tag, SimpleValue = (float)value });
        _file.Append(Pack([new Event { WallTime = Now, Step = metrics.Step, Summary = summary }]));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private double Now => _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000d;

    private static IEnumerable<(string Tag, double Value)> ValuesOf(EpochMetrics metrics)
    {
        yield return ("epoch", metrics.Epoch);
        yield return ("loss/training", metrics.TrainingLoss);
        if (metrics.ValidationLoss is { } loss)
            yield return ("loss/validation", loss);
        if (metrics.ValidationTop1 is { } top1)
            yield return ("accuracy/validation_top1", top1);
        yield return ("learning_rate", metrics.LearningRate);
        yield return ("time/images_per_second", metrics.ImagesPerSecond);
        yield return ("time/waiting_share", metrics.WaitingShare);
        yield return ("time/seconds", metrics.Seconds);
    }

    private static byte[] Pack(IEnumerable<Event> events) => [.. events.SelectMany(e => EventRecords.Pack(e.ToByteArray()))];

    private static IEnumerable<Event> Read(string path)
    {
        foreach (var record in EventRecords.Unpack(File.ReadAllBytes(path), path))
        {
            Event parsed;
            try
            {
                parsed = Event.Parser.ParseFrom(record.ToArray());
            }
            catch (InvalidProtocolBufferException exception)
            {
                throw new InvalidDataException(
                    $"'{path}' is not a TensorBoard file: a record is not an event. Delete the file or move it to another folder; the training then writes it again.", exception);
            }

            yield return parsed;
        }
    }
}
