namespace EffNet;

/// <summary>Counts how often a network is right.</summary>
internal sealed class EvaluationTally(LabelledFolder folder)
{
    private const int Five = 5;

    private readonly long[] _count = new long[folder.Classes.Count];
    private readonly long[] _top1 = new long[folder.Classes.Count];
    private readonly long[] _top5 = new long[folder.Classes.Count];
    private readonly SortedDictionary<(int Actual, int Predicted), long> _confusions = [];
    private readonly List<UnreadableFile> _unreadable = [];

    /// <summary>Files counted, unreadable ones too.</summary>
    public int Files { get; private set; }

    /// <summary>Counts a batch: the files that follow those counted so far.</summary>
    public void Add(FileBatch batch, Answers? answers)
    {
        var answered = 0;
        for (var i = 0; i < batch.Paths.Count; i++, Files++)
        {
            if (batch.Problems[i] is { } problem)
                _unreadable.Add(new UnreadableFile(batch.Paths[i], problem));
            else
                Add(folder.Files[Files].Class, answers!.Best(answered++, Five));
        }
    }

    /// <summary>What came out.</summary>
    public EvaluationResult Result() => new(
        [.. folder.Classes.Select((name, i) => new ClassResult(i, name, _count[i], _top1[i], _top5[i]))],
        [.. _confusions.Select(pair => new Confusion(pair.Key.Actual, pair.Key.Predicted, pair.Value))],
        _unreadable);

    private void Add(int actual, int[] best)
    {
        _count[actual]++;
        _top1[actual] += best[0] == actual ? 1 : 0;
        _top5[actual] += Array.IndexOf(best, actual) >= 0 ? 1 : 0;
        _confusions[(actual, best[0])] = _confusions.GetValueOrDefault((actual, best[0])) + 1;
    }
}
