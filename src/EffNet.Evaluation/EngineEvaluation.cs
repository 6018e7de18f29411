using EffNet.Inference;
using EffNet.Pictures;

namespace EffNet;

/// <summary>Classifies files and folders of pictures with inference engines.</summary>
/// <remarks>
/// If the caller does not pass the preprocessing or the class names, those of the weights are used (<see cref="InferenceEngine.Info"/>). The
/// methods may be called on any number of threads at the same time.
/// </remarks>
public static class EngineEvaluation
{
    /// <summary>
    /// Returns the best classes of each file as soon as they are known. The next batch is read while the network evaluates the current one, and at most two
    /// batches are in memory. A file that cannot be read is reported at its position, and the other files are still classified.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="paths">The files to classify; <see cref="PictureFile.EnumerateFiles"/> lists the files of a folder.</param>
    /// <param name="top">The number of best classes to return. If there are fewer classes, all are returned.</param>
    /// <param name="options">The preprocessing, the class names, the batch size, and the options for reading files. If <see langword="null"/>, the defaults are used.</param>
    /// <param name="cancellationToken">A token to cancel the operation between two files or two layers.</param>
    /// <returns>The classes of each file, or the reason why it could not be read, in the order of <paramref name="paths"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> or the batch size is less than 1.</exception>
    /// <exception cref="ArgumentException">
    /// The number of names differs from the number of classes, or a batch would have more than 2,147,483,647 bytes, at 12 bytes per pixel of the network's
    /// input.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing is passed, and the weights do not specify one; the network has no classifier, or does not read pictures with three channels; or a score is not finite. In
    /// the last case, the message names the file.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static IEnumerable<FilePrediction> PredictFiles(
        this InferenceEngine engine, IEnumerable<string> paths, int top = 5, PredictionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(paths);
        options ??= new PredictionOptions();
        var (preprocessing, names) = engine.Check(top, options);
        var reading = new PictureReading(new ScoredEngine(engine), preprocessing, options.BatchSize, options.LoadOptions, cancellationToken);
        return FilePredictions.Ask(paths, reading, top, _ => names);
    }

    /// <summary>
    /// Evaluates a network on a folder with one subfolder of pictures for each class, as published accuracies are measured. The next batch is read while the
    /// network evaluates the current one. Files that cannot be read are listed in <see cref="EvaluationResult.Unreadable"/> and not counted.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="folder">The folder with files such as <c>folder/class/picture.jpg</c>. Subfolders may have any depth.</param>
    /// <param name="preprocessing">The preprocessing. If <see langword="null"/>, the preprocessing of the weights is used.</param>
    /// <param name="options">Further options.</param>
    /// <param name="cancellationToken">A token to cancel the operation between two files or two layers.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a folder is denied.</exception>
    /// <exception cref="ArgumentException">
    /// The subfolders do not match the network's classes or contain no pictures; a <see cref="EvaluationOptions.TopK"/> is less than 1 or not less than the
    /// number of classes; or a batch would have more than 2,147,483,647 bytes, at 12 bytes per pixel of the network's input.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing is passed, and the weights do not specify one; the network has no classifier, or does not read pictures with three channels; or a score is not finite. In
    /// the last case, the message names the file.
    /// </exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static EvaluationResult Evaluate(
        this InferenceEngine engine, string folder, Preprocessing? preprocessing = null, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var (known, _) = engine.Check(top: 1, new PredictionOptions { Preprocessing = preprocessing });
        return FolderEvaluation.Run(new ScoredEngine(engine), folder, known, options ?? new EvaluationOptions(), cancellationToken);
    }
}
