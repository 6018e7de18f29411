using System.Diagnostics;

namespace EffNet.Training;

/// <summary>Writes and reads the checkpoints of a training.</summary>
/// <param name="folder">The folder of the training.</param>
/// <param name="interval">The time between two checkpoints within an epoch.</param>
internal sealed class CheckpointStore(TrainingFolder folder, TimeSpan interval)
{
    private long _lastWrite = Stopwatch.GetTimestamp();

    /// <summary>Gets a value indicating whether it is time for a checkpoint.</summary>
    public bool IsDue => Stopwatch.GetElapsedTime(_lastWrite) >= interval;

    /// <summary>Gets the reason why the last checkpoint could not be written; <see langword="null"/> if there is no problem.</summary>
    public string? Problem { get; private set; }

    /// <summary>
    /// Writes a checkpoint. If it cannot be written, for example because the disk is full, the training continues, the previous checkpoint is kept, and <see cref="Problem"/>
    /// states the reason.
    /// </summary>
    /// <param name="position">The position of the training.</param>
    /// <param name="state">The state of the training.</param>
    public void Write(TrainingPosition position, TrainingState state)
    {
        try
        {
            TrainingCheckpoint.Write(folder.Last, position, state.Tensors);
            Problem = null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Problem = $"The checkpoint of step {position.Step} could not be written: {exception.Message} The training continues, and the last complete checkpoint is kept. "
                + "Free disk space, or check the permissions.";
        }

        _lastWrite = Stopwatch.GetTimestamp();
    }

    /// <summary>Reads the position of the last checkpoint. Returns <see langword="null"/> if there is no checkpoint.</summary>
    /// <param name="settings">The settings of this training.</param>
    /// <exception cref="ArgumentException">The checkpoint is from a training with different settings, which the message lists.</exception>
    /// <exception cref="Weights.WeightFileException">The checkpoint is corrupt.</exception>
    public TrainingPosition? ReadPosition(IReadOnlyDictionary<string, string> settings)
    {
        if (!File.Exists(folder.Last))
            return null;
        var position = TrainingCheckpoint.ReadPosition(folder.Last);
        var different = settings.Where(setting => position.Settings.GetValueOrDefault(setting.Key) != setting.Value).ToList();
        if (different.Count == 0)
            return position;
        var list = string.Join(
            Environment.NewLine, different.Select(s => $"  {s.Key}: {position.Settings.GetValueOrDefault(s.Key) ?? "not set"}{Environment.NewLine}    now: {s.Value}"));
        throw new ArgumentException(
            $"'{folder.Path}' has a checkpoint of a training with different settings. To resume it, use the same settings. For a new training, specify another folder. "
            + $"Differences:{Environment.NewLine}{list}");
    }

    /// <summary>Reads the tensors of the last checkpoint.</summary>
    /// <param name="position">The position of the checkpoint.</param>
    public TrainingState ReadState(TrainingPosition position) => new(TrainingCheckpoint.ReadTensors(folder.Last), position.Counts);
}
