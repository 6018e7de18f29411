namespace EffNet.Training;

/// <summary>Writes the files of a training to its folder.</summary>
internal sealed class TrainingOutput : IDisposable
{
    private readonly List<IMetricsLog> _logs = [];
    private FileStream? _lock;

    /// <summary>Initializes a new instance of the class and creates the folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="IOException">The folder cannot be created, or has a checkpoint although <see cref="TrainingOptions.Resume"/> is <see langword="false"/>.</exception>
    public TrainingOutput(string folder, TrainingOptions options)
    {
        Folder = new TrainingFolder(folder);
        Directory.CreateDirectory(folder);
        if (!options.Resume && File.Exists(Folder.Last))
        {
            throw new IOException(
                $"'{folder}' has a checkpoint of a training that would be overwritten. Set {nameof(TrainingOptions.Resume)} to true to resume it, or specify another folder.");
        }

        Store = new CheckpointStore(Folder, options.CheckpointInterval);
    }

    /// <summary>Gets the files.</summary>
    public TrainingFolder Folder { get; }

    /// <summary>Gets the checkpoints.</summary>
    public CheckpointStore Store { get; }

    /// <summary>Reserves the folder until this instance is disposed. Two trainings would overwrite each other's checkpoints and logs.</summary>
    /// <exception cref="IOException">Another training uses the folder, or a file cannot be created.</exception>
    public void Reserve()
    {
        try
        {
            _lock = new FileStream(Folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception)
        {
            throw new IOException(
                $"'{Folder.Path}' cannot be used: {exception.Message} If another training uses the folder, wait until it ends, or specify another folder.", exception);
        }
    }

    /// <summary>Opens the logs. Entries after a step are deleted, because they are written again.</summary>
    /// <param name="step">The step that the training resumes from.</param>
    public void OpenLogs(long step)
    {
        _logs.Add(new CsvMetricsLog(Folder.Csv, step));
        _logs.Add(new JsonLinesMetricsLog(Folder.Json, step));
        _logs.Add(new TensorBoardMetricsLog(Folder.TensorBoard, step));
    }

    /// <summary>Writes an epoch to all logs.</summary>
    /// <param name="metrics">The metrics of the epoch.</param>
    public void Log(EpochMetrics metrics) => _logs.ForEach(log => log.Write(metrics));

    /// <inheritdoc/>
    public void Dispose()
    {
        _logs.ForEach(log => log.Dispose());
        _lock?.Dispose();
    }
}
