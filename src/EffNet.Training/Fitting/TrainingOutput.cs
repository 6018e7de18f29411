using EffNet.Weights;

namespace EffNet.Training;

/// <summary>Writes the files of a training to its folder.</summary>
internal sealed class TrainingOutput : IDisposable
{
    private readonly List<IMetricsLog> _logs = [];
    private FileStream? _lock;

    /// <summary>Initializes a new instance of the class and creates the folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="IOException">
    /// The folder cannot be created, or has a checkpoint although <see cref="TrainingOptions.Resume"/> is <see langword="false"/>, or has the best weights of a training whose
    /// checkpoint was deleted, or a sub-folder has the name of a file that the training writes.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">Access to the folder is denied.</exception>
    public TrainingOutput(string folder, TrainingOptions options)
    {
        Folder = new TrainingFolder(folder);
        Create(folder);
        CheckFiles();
        if (!options.Resume && File.Exists(Folder.Last))
        {
            throw new IOException(
                $"'{folder}' has the checkpoint of a training; a new training would overwrite it. "
                + $"Set {nameof(TrainingOptions.Resume)} to true to resume, or specify another folder.");
        }

        // A training writes its first checkpoint before its first weights. Weights without a checkpoint are therefore those of a training whose checkpoint was deleted.
        if (!File.Exists(Folder.Last) && new[] { Folder.Best, Folder.NextBest, Folder.PreviousBest }.Any(File.Exists))
        {
            throw new IOException(
                $"'{folder}' has the best weights of a training, but no checkpoint to resume it from; a new training would overwrite them. "
                + "Specify another folder, or move the results.");
        }

        Store = new CheckpointStore(Folder, options.CheckpointInterval);
    }

    /// <summary>Gets the files.</summary>
    public TrainingFolder Folder { get; }

    /// <summary>Gets the checkpoints.</summary>
    public CheckpointStore Store { get; }

    /// <summary>
    /// Reserves the folder until this instance is disposed, and deletes temporary files of earlier runs that were killed. Two trainings would overwrite each other's checkpoints
    /// and logs.
    /// </summary>
    /// <exception cref="IOException">Another training uses the folder, or a file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the folder is denied.</exception>
    public void Reserve()
    {
        _lock = Access(
            Folder.Path,
            () => new FileStream(Folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose),
            "If another training uses the folder, wait until it ends, or specify another folder.");
        AtomicFile.DeleteTemporaryFiles(Folder.Path);
        AtomicFile.DeleteTemporaryFiles(Folder.TensorBoard);
    }

    /// <summary>
    /// Writes the checkpoint before the first step. Unlike later checkpoints, it must be written: a training in a folder that cannot be written to would otherwise run to its end
    /// without a checkpoint.
    /// </summary>
    /// <param name="position">The position of the training.</param>
    /// <param name="state">The state of the training.</param>
    /// <exception cref="IOException">The checkpoint cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public void WriteFirstCheckpoint(TrainingPosition position, TrainingState state) => Access(
        Folder.Path,
        () =>
        {
            TrainingCheckpoint.Write(Folder.Last, position with { Counts = state.Counts }, state.Tensors);
            return true;
        },
        "Free disk space, or specify another folder.");

    /// <summary>
    /// Opens the logs. Entries after a step are deleted, because they are written again. If a log is missing, a new log is written from <paramref name="history"/>.
    /// </summary>
    /// <param name="step">The step that the training resumes from.</param>
    /// <param name="history">The epochs up to the step.</param>
    public void OpenLogs(long step, IReadOnlyList<EpochMetrics> history)
    {
        Open(Folder.Csv, path => new CsvMetricsLog(path, step));
        Open(Folder.Json, path => new JsonLinesMetricsLog(path, step));
        Open(Folder.Events, _ => new TensorBoardMetricsLog(Folder.TensorBoard, step));

        void Open(string path, Func<string, IMetricsLog> open)
        {
            var isMissing = !File.Exists(path);
            var log = open(path);
            AddLog(log);
            foreach (var epoch in isMissing ? history : [])
                log.Write(epoch);
        }
    }

    /// <summary>Adds a log, which is disposed with this instance.</summary>
    /// <param name="log">The log.</param>
    internal void AddLog(IMetricsLog log) => _logs.Add(log);

    /// <summary>Writes an epoch to all logs.</summary>
    /// <param name="metrics">The metrics of the epoch.</param>
    public void Log(EpochMetrics metrics) => _logs.ForEach(log => log.Write(metrics));

    /// <inheritdoc/>
    /// <remarks>All files are closed and the folder is released, even if closing a file fails because the disk is full.</remarks>
    public void Dispose() => Disposal.DisposeAll([.. _logs, _lock]);

    private static void Create(string folder)
    {
        if (File.Exists(folder))
            throw new IOException($"'{folder}' is a file; expected a folder for the results of the training. Specify another folder.");
        Access(folder, () => Directory.CreateDirectory(folder), "Specify another folder.");
    }

    private void CheckFiles()
    {
        if (Folder.Files.FirstOrDefault(Directory.Exists) is { } path)
            throw new IOException($"'{path}' is a folder, but the training writes a file with this name. Move or rename the folder, or specify another folder for the results.");
    }

    /// <summary>Accesses the file system. If this fails, the message of the exception names the folder and contains the remedy.</summary>
    private static T Access<T>(string folder, Func<T> access, string remedy)
    {
        try
        {
            return access();
        }
        catch (IOException exception)
        {
            throw new IOException($"The folder of results '{folder}' cannot be used: {exception.Message} {remedy}", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UnauthorizedAccessException(
                $"The folder of results '{folder}' cannot be used: {exception.Message} Check the permissions, or specify another folder.", exception);
        }
    }
}
