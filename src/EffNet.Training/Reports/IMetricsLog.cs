namespace EffNet.Training;

/// <summary>
/// Represents a log of a training with one entry for each epoch. When <see cref="Write"/> returns, the entry is on disk. Write it before the checkpoint of the same step.
/// </summary>
/// <remarks>
/// A log is opened with the step that the training resumes from. Later entries are deleted, so that interrupted and uninterrupted trainings have equal logs, except for times.
/// </remarks>
public interface IMetricsLog : IDisposable
{
    /// <summary>Appends an epoch and writes it to disk.</summary>
    /// <param name="metrics">The metrics of the epoch.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    void Write(EpochMetrics metrics);
}
