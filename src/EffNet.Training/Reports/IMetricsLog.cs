namespace EffNet.Training;

/// <summary>A log of a training, one entry for each epoch. An entry that <see cref="Write"/> returned from is on disk, so write it before the checkpoint of the same step.</summary>
/// <remarks>Logs are opened with the step that the training resumes from. Entries after it are dropped, so an interrupted and an uninterrupted training have equal logs, except for times.</remarks>
public interface IMetricsLog : IDisposable
{
    /// <summary>Appends an epoch and writes it to disk.</summary>
    /// <param name="metrics">The measures of the epoch.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    void Write(EpochMetrics metrics);
}
