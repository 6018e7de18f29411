using static TorchSharp.torch;

namespace EffNet;

/// <summary>Which tensor of a file goes where in a network, decided before any is read.</summary>
internal sealed class LoadPlan
{
    /// <summary>
    /// A count that only batch norms without a momentum of their own read; conversions from TensorFlow leave it out, and <c>half()</c> on a whole state_dict makes a fraction of it.
    /// </summary>
    private const string Uncounted = ".num_batches_tracked";

    /// <summary>What torchvision (first) and other libraries call the classifier, for networks that have none to compare with.</summary>
    private static readonly string[] s_classifiers = ["classifier.1", "classifier", "fc", "_fc", "head.fc", "head"];

    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);
    private readonly List<WeightMatch> _matches = [];
    private readonly List<string> _unused = [];
    private readonly List<string> _kept = [];
    private readonly List<WeightMismatch> _wrong = [];
    private readonly Dictionary<string, Tensor> _state;
    private readonly string? _classifier;
    private readonly string? _stem;
    private readonly bool _keepClassifier;

    private LoadPlan(Dictionary<string, Tensor> state, bool keepClassifier)
    {
        (_state, _keepClassifier) = (state, keepClassifier);
        _stem = state.FirstOrDefault(s => s.Value.ndim == 4).Key;
        _classifier = state.LastOrDefault(s => s.Value.ndim == 2).Key is { } weight ? ParameterPath.Module(weight) : null;
    }

    /// <summary>What will be read.</summary>
    public IReadOnlyList<WeightMatch> Matches => _matches;

    /// <summary>The classifier's own number of classes and the file's, where they differ.</summary>
    public (long Network, long File)? OtherClasses { get; private set; }

    /// <summary>Whether the network has no classifier, and everything that the file has beyond the network is one.</summary>
    public bool IsOnlyClassifierLeft { get; private set; }

    /// <summary>Decides.</summary>
    /// <param name="state">The network's weights by name, in order of execution.</param>
    /// <param name="tensors">What is in the file.</param>
    /// <param name="names">What the network calls it.</param>
    /// <param name="keepClassifier">Whether the classifier's weights stay as they are.</param>
    public static LoadPlan Make(Dictionary<string, Tensor> state, IReadOnlyList<StoredTensor> tensors, NameTranslation names, bool keepClassifier)
    {
        var plan = new LoadPlan(state, keepClassifier);
        foreach (var tensor in tensors)
        {
            if (names.Names.TryGetValue(tensor.Name, out var name))
                plan.Place(tensor, name);
        }

        plan.IsOnlyClassifierLeft = plan._classifier is null && plan._unused.Count > 0 && plan._unused.All(n => s_classifiers.Contains(ParameterPath.Module(names.Names[n])));
        return plan;
    }

    /// <summary>The plan as a report.</summary>
    public WeightsReport Report(WeightFile file, string path, NameTranslation names)
    {
        var absent = _state.Keys.Where(n => !_placed.Contains(n)).ToList();
        var kept = _keepClassifier ? absent.Where(IsOfClassifier).ToList() : [];
        return new WeightsReport
        {
            Path = path,
            Format = file.Format,
            Naming = names.Naming,
            Wrappers = [.. file.Wrappers, .. names.Wrappers],
            Matched = [.. _matches.Select(m => m.Name)],
            Missing = [.. absent.Except(kept).Where(n => !n.EndsWith(Uncounted, StringComparison.Ordinal))],
            Unused = _unused,
            WrongShape = _wrong,
            Kept = [.. _kept, .. kept],
            Adapted = [.. _matches.Where(m => m.IsStem).Select(m => m.Name)],
        };
    }

    private void Place(StoredTensor tensor, string name)
    {
        if (!_state.TryGetValue(name, out var weight))
        {
            if (!_keepClassifier || _classifier is not null || !s_classifiers.Contains(ParameterPath.Module(name)))
                _unused.Add(tensor.Name);
        }
        else if (!_placed.Add(name))
        {
            _unused.Add(tensor.Name);
        }
        else if (_keepClassifier && IsOfClassifier(name))
        {
            _kept.Add(name);
        }
        else
        {
            Match(tensor, name, weight);
        }
    }

    private void Match(StoredTensor tensor, string name, Tensor weight)
    {
        var isFit = tensor.Shape.AsSpan().SequenceEqual(weight.shape);
        var isStem = !isFit && name == _stem && StemAdaptation.Applies(tensor.Shape, weight.shape);
        if ((isFit || isStem) && (IsConvertible(tensor, weight) || name.EndsWith(Uncounted, StringComparison.Ordinal)))
        {
            _matches.Add(new WeightMatch(tensor, name, isStem));
            return;
        }

        _wrong.Add(new WeightMismatch(name, StoredTensor.Describe(ElementType.Of(weight.dtype)!, weight.shape), tensor.Description));
        if (IsOfClassifier(name) && tensor.Shape.Length == 2 && tensor.Shape[1] == weight.shape[1])
            OtherClasses = (weight.shape[0], tensor.Shape[0]);
    }

    /// <summary>Fractions become fractions of another precision, and counts counts; nothing else.</summary>
    private static bool IsConvertible(StoredTensor tensor, Tensor weight) => tensor.Type.IsFloating ? weight.is_floating_point() : tensor.Type.Type == weight.dtype || (tensor.Type.Type == ScalarType.Int32 && weight.dtype == ScalarType.Int64);

    private bool IsOfClassifier(string name) => _classifier is not null && ParameterPath.Module(name) == _classifier;
}
