namespace EffNet;

/// <summary>Counts the predictions of a network.</summary>
/// <param name="classNames">The names of the classes, in the order of the network's outputs.</param>
/// <param name="top">The values of k for top-k accuracies.</param>
internal sealed class EvaluationTally(IReadOnlyList<string> classNames, IReadOnlyList<int> top)
{
    private readonly long[] _support = new long[classNames.Count];
    private readonly long[] _predicted = new long[classNames.Count];
    private readonly long[] _correct = new long[classNames.Count];
    private readonly long[] _top = new long[top.Count];
    private readonly CalibrationTally _calibration = new();
    private readonly SortedDictionary<(int Actual, int Predicted), long> _confusions = [];
    private readonly List<UnreadableFile> _unreadable = [];
    private double _loss;

    /// <summary>Gets the number of files counted, including unreadable ones.</summary>
    public int Files { get; private set; }

    /// <summary>Counts the next batch of files of a folder. Batches must be passed in the order of the folder's files.</summary>
    /// <param name="folder">The pictures and their classes.</param>
    /// <param name="batch">The files.</param>
    /// <param name="answers">The scores of the readable files; <see langword="null"/> if there are none.</param>
    public void Add(LabeledFolder folder, FileBatch batch, ClassScores? answers)
    {
        var answered = 0;
        for (var i = 0; i < batch.Paths.Count; i++)
        {
            if (batch.Problems[i] is { } problem)
                AddUnreadable(new UnreadableFile(batch.Paths[i], problem));
            else
                Add(folder.Files[Files].Class, answers!, answered++);
        }
    }

    /// <summary>Counts a file that could not be read.</summary>
    /// <param name="file">The file.</param>
    public void AddUnreadable(UnreadableFile file)
    {
        _unreadable.Add(file);
        Files++;
    }

    /// <summary>Counts a picture.</summary>
    /// <param name="actual">The class of the picture.</param>
    /// <param name="answers">The scores of the batch.</param>
    /// <param name="image">The index of the picture in the batch.</param>
    public void Add(int actual, ClassScores answers, int image)
    {
        var (predicted, rank) = (answers.Best(image, 1)[0], answers.Rank(image, actual));
        Files++;
        _support[actual]++;
        _predicted[predicted]++;
        _correct[actual] += rank == 0 ? 1 : 0;
        for (var i = 0; i < top.Count; i++)
            _top[i] += rank < top[i] ? 1 : 0;
        _confusions[(actual, predicted)] = _confusions.GetValueOrDefault((actual, predicted)) + 1;
        _loss += answers.Loss(image, actual);
        _calibration.Add(answers.ProbabilityOf(image, predicted), rank == 0);
    }

    /// <summary>Returns the result.</summary>
    public EvaluationResult Result()
    {
        var count = _support.Sum();
        return new EvaluationResult(
            [.. classNames.Select((name, i) => new ClassResult(i, name, _support[i], _predicted[i], _correct[i]))],
            [.. _confusions.Select(pair => new Confusion(pair.Key.Actual, pair.Key.Predicted, pair.Value))],
            [.. top.Select((k, i) => new TopAccuracy(k, _top[i], (double)_top[i] / count))],
            _loss / count,
            _unreadable)
        {
            CalibrationBins = _calibration.Result(),
        };
    }
}
