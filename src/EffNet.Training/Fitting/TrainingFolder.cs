namespace EffNet.Training;

/// <summary>Provides the paths of the files of a training.</summary>
/// <param name="path">The folder.</param>
internal sealed class TrainingFolder(string path)
{
    /// <summary>Gets the folder.</summary>
    public string Path => path;

    /// <summary>Gets the checkpoint with the whole state.</summary>
    public string Last => File("last.checkpoint");

    /// <summary>Gets the file that a running training keeps open, so that no other training uses the folder.</summary>
    public string Lock => File("training.lock");

    /// <summary>Gets the file with the best weights so far, which <see cref="UnrolledNetwork.SaveWeights(string, TorchSharp.torch.ScalarType?)"/> writes.</summary>
    public string Best => File("best.safetensors");

    /// <summary>Gets the file with better weights that no checkpoint refers to yet. It replaces <see cref="Best"/> after the next checkpoint.</summary>
    public string NextBest => File("best-next.safetensors");

    /// <summary>Gets the file with the best weights of the last checkpoint if <see cref="Best"/> is newer than this checkpoint, because the disk was full.</summary>
    public string PreviousBest => File("best-previous.safetensors");

    /// <summary>Gets the file with the metrics as CSV.</summary>
    public string Csv => File("metrics.csv");

    /// <summary>Gets the file with the metrics as JSON lines.</summary>
    public string Json => File("metrics.jsonl");

    /// <summary>Gets the folder that TensorBoard reads.</summary>
    public string TensorBoard => File("tensorboard");

    /// <summary>Gets the file that TensorBoard reads.</summary>
    public string Events => System.IO.Path.Combine(TensorBoard, TensorBoardMetricsLog.FileName);

    /// <summary>Gets the report.</summary>
    public string Report => File(ReportFolder.Report);

    /// <summary>Gets all files that a training writes, except <see cref="Lock"/>.</summary>
    public IEnumerable<string> Files =>
    [
        Last, Best, NextBest, PreviousBest, Csv, Json, Events, Report, File(ReportFolder.Mistakes),
        .. new[] { ReportFolder.Curves, ReportFolder.Matrix }.SelectMany(name => new[] { File($"{name}.svg"), File($"{name}-dark.svg"), File($"{name}.png") }),
    ];

    private string File(string name) => System.IO.Path.Combine(path, name);
}
