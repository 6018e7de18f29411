using EffNet.Inference;
using EffNet.Pictures;

namespace EffNet;

/// <summary>Asks engines about files and folders of pictures.</summary>
/// <remarks>How pictures are prepared and what the classes are called is what the caller passes, or else what the weights say: <see cref="InferenceEngine.Info"/>. Any number of threads may ask.</remarks>
public static class EngineEvaluation
{
    /// <summary>
    /// The best classes of files, one by one as they are known: the next batch is read while the network looks at the last one, and never more than two are in memory.
    /// A file that cannot be read is reported in its place, and the rest goes on.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="paths">The files; <see cref="PictureFile.EnumerateFiles"/> finds those of a folder.</param>
    /// <param name="top">How many classes; all, if there are fewer.</param>
    /// <param name="options">Preprocessing, class names, batch size, and how files are read; the defaults if <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops between two files, and between two layers.</param>
    /// <returns>For each file, in their order, its classes or why it could not be read.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> or the batch size is below 1.</exception>
    /// <exception cref="ArgumentException">There are more or fewer names than classes, or a batch would have more than 2,147,483,647 bytes, 12 for each pixel of the network's input.</exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing is given and the weights say none; the network has no classifier, or does not take pictures of three channels; or it answers with scores that are not finite: the message names the
    /// file.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
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
    /// Asks about a folder with one sub-folder of pictures for each class, as published accuracies are measured. The next batch is read while the network looks at the last one; files that cannot be read
    /// are listed and not counted.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="folder">The folder: <c>folder/class/picture.jpg</c>, in sub-folders of any depth.</param>
    /// <param name="preprocessing">How pictures are prepared; as the weights say if <see langword="null"/>.</param>
    /// <param name="options">What else there is to say; its defaults repeat published figures on ImageNet.</param>
    /// <param name="cancellationToken">Stops between two files, and between two layers.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be looked through.</exception>
    /// <exception cref="ArgumentException">
    /// The sub-folders do not fit the network's classes, or hold no pictures; a <see cref="EvaluationOptions.TopK"/> is below 1 or not below the number of classes; or a batch would have more than 2,147,483,647 bytes, 12 for each pixel of the network's input.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// No preprocessing is given and the weights say none; the network has no classifier, or does not take pictures of three channels; or it answers with scores that are not finite: the message names the
    /// file.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static EvaluationResult Evaluate(
        this InferenceEngine engine, string folder, Preprocessing? preprocessing = null, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var (known, _) = engine.Check(top: 1, new PredictionOptions { Preprocessing = preprocessing });
        return FolderEvaluation.Run(new ScoredEngine(engine), folder, known, options ?? new EvaluationOptions(), cancellationToken);
    }
}
