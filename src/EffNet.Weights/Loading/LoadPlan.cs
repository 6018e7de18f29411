using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>The assignment of a file's tensors to a network's weights, made before any tensor is read.</summary>
internal sealed class LoadPlan
{
    private readonly Dictionary<string, TargetWeight> _weights;
    private readonly WeightFile _file;
    private readonly WeightLoadOptions _options;
    private readonly ClassifierWeights _classifier;
    private readonly string? _stem;
    private readonly List<WeightMatch> _matches = [];
    private readonly List<StoredTensor> _unused = [];
    private readonly List<string> _ignored = [];
    private readonly List<string> _kept = [];
    private readonly List<WeightMismatch> _wrong = [];
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);

    private LoadPlan(WeightFile file, IWeightTarget target, WeightLoadOptions options)
    {
        (_file, _options) = (file, options);
        _weights = target.Weights.ToDictionary(w => w.Name, StringComparer.Ordinal);
        _stem = target.Weights.FirstOrDefault(w => w.Shape.Length == 4)?.Name;
        _classifier = ClassifierWeights.Of(target.Weights);
        Tables = file.Tables;
        Choice = CandidateChoice.Make(CandidateSearch.Find(file.Tables, target, Counts, _stem), options.From);
        if (Choice.Chosen is { } chosen)
            PlaceAll(chosen);
        else if (Choice.Tied.Count == 0)
            _unused.AddRange(file.Largest.Tensors);
    }

    /// <summary>Gets the dictionaries of the file.</summary>
    public IReadOnlyList<TensorTable> Tables { get; }

    /// <summary>Gets the tensors at the chosen location in the file. If no location was chosen, gets the tensors of the largest dictionary.</summary>
    public IEnumerable<StoredTensor> Tensors =>
        Choice.Chosen is { } chosen ? chosen.Table.Tensors.Where(t => t.Name.StartsWith(chosen.Prefix, StringComparison.Ordinal)) : _file.Largest.Tensors;

    /// <summary>Gets the choice of the location in the file.</summary>
    public CandidateChoice Choice { get; }

    /// <summary>Gets the tensors to read and their weights.</summary>
    public IReadOnlyList<WeightMatch> Matches => _matches;

    /// <summary>Gets the numbers of classes of the network and of the file, if they differ.</summary>
    public (long Network, long File)? OtherClasses { get; private set; }

    /// <summary>
    /// Gets the number of classes of the file, or 0 if the file has everything except a classifier. <see langword="null"/> if the network has no classifier, or
    /// the file does not belong to the network.
    /// </summary>
    public long? FileClasses { get; private set; }

    /// <summary>
    /// Gets a value that indicates whether the network has no classifier, and all unused tensors of the file belong to a classifier.
    /// </summary>
    public bool IsOnlyClassifierLeft { get; private set; }

    /// <summary>Gets a value that indicates whether the network has a classifier, and the file contains the classifier and nothing else.</summary>
    public bool HasOnlyClassifier { get; private set; }

    /// <summary>Finds the number of classes that a network needs to load a file's classifier; 0 if the file has none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="network">The network, with any number of classes.</param>
    /// <param name="options">The options that specify which part of the file is loaded.</param>
    /// <returns>
    /// The number of classes; <see langword="null"/> if the file does not belong to the network, or has more classes than a network can have.
    /// </returns>
    public static int? FindClassCount(WeightFile file, Network network, WeightLoadOptions options) =>
        Make(file, new NetworkTarget(network), options with { KeepClassifier = false }).FileClasses is { } count and <= int.MaxValue ? (int)count : null;

    /// <summary>Creates a plan.</summary>
    /// <param name="file">The file.</param>
    /// <param name="target">The target.</param>
    /// <param name="options">The options that specify what must match, what is kept, and which part of the file is loaded.</param>
    /// <exception cref="WeightFileException">A weight that the network needs requires a Python call, which is never made.</exception>
    public static LoadPlan Make(WeightFile file, IWeightTarget target, WeightLoadOptions options) => new(file, target, options);

    /// <summary>Returns the plan as a report.</summary>
    public WeightsReport Report(string path)
    {
        var absent = _weights.Values.Where(w => !_placed.Contains(w.Name)).ToList();
        var kept = _options.KeepClassifier ? absent.Where(w => _classifier.Has(w.Name)).ToList() : [];
        var chosen = Choice.Chosen;
        return new WeightsReport
        {
            Path = path,
            Format = _file.Format,
            Naming = chosen?.Scheme.Naming ?? WeightNaming.Own,
            From = chosen?.Name ?? string.Empty,
            Wrappers = chosen is null ? [] : [.. chosen.Table.Path, .. Parts(chosen.Prefix)],
            Alternatives = [.. Choice.Tied.Concat(Choice.Others).Select(c => c.Name).Distinct()],
            IsAverage = Choice.IsAverage,
            Matched = [.. _matches.Select(m => m.Name)],
            Missing = [.. absent.Except(kept).Where(w => !w.IsCount).Select(w => w.Name)],
            Unused = [.. _unused.Select(t => t.Name)],
            WrongShape = _wrong,
            Kept = [.. _kept, .. kept.Select(w => w.Name)],
            Ignored = _ignored,
            Adapted = [.. _matches.Where(m => m.IsStem).Select(m => m.Name)],
            FoldedNorms = [.. NeutralNorms.Find(new StoredWeights(_file, _matches.Where(m => m.Stored is not UnreadableTensor).Select(m => (m.Name, m.Stored))))],
            Warnings = _file.Warnings,
        };
    }

    /// <summary>
    /// Returns <see langword="true"/> if a weight is counted when locations are compared; otherwise, <see langword="false"/>. Batch counts are not counted, because
    /// conversions omit them. A classifier that is not loaded is not counted either.
    /// </summary>
    private bool Counts(TargetWeight weight) => !weight.IsCount && !(_options.KeepClassifier && _classifier.Has(weight.Name));

    private static IEnumerable<string> Parts(string prefix)
    {
        for (var start = 0; start < prefix.Length;)
        {
            var end = prefix.IndexOf('.', start) is var dot && dot < 0 ? prefix.Length : dot + 1;
            yield return prefix[start..end];
            start = end;
        }
    }

    private void PlaceAll(Candidate chosen)
    {
        var names = new Dictionary<StoredTensor, string>(ReferenceEqualityComparer.Instance);
        foreach (var (name, tensor) in chosen.Found)
            names.Add(tensor, name);
        AddLoneLinear(chosen, names);
        var elsewhere = Choice.Others.Where(c => c.Table == chosen.Table).SelectMany(c => c.Found.Values).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var tensor in chosen.Table.Tensors)
        {
            if (names.TryGetValue(tensor, out var ours))
                Place(tensor, ours);
            else if (tensor is not UnreadableTensor && !elsewhere.Contains(tensor))
                Leave(chosen, tensor);
        }

        if (FileClasses is null && _classifier.Weight is not null && _weights.Values.All(w => w.IsCount || _classifier.Has(w.Name) || _placed.Contains(w.Name)))
            FileClasses = 0;
        HasOnlyClassifier = _unused.Count == 0 && _placed.Count > 0 && _placed.All(_classifier.Has);
        IsOnlyClassifierLeft = _classifier.Weight is null && _unused.Exists(t => t.Shape.Length == 2)
            && _unused.TrueForAll(t => t.Name.StartsWith(chosen.Prefix, StringComparison.Ordinal) && _classifier.IsAtEnd(t.Name[chosen.Prefix.Length..], chosen.Scheme));
    }

    /// <summary>
    /// Adds a classifier that was replaced or renamed, if exactly one linear layer of the file is not used yet and it has the same number of input features.
    /// </summary>
    private void AddLoneLinear(Candidate chosen, Dictionary<StoredTensor, string> names)
    {
        if (_classifier.Weight is not { } weight || chosen.Found.ContainsKey(weight))
            return;
        var left = chosen.Table.Tensors.Where(t => t.Name.StartsWith(chosen.Prefix, StringComparison.Ordinal) && !names.ContainsKey(t)).ToList();
        if (left.Where(t => t.Shape.Length == 2).Take(2).ToList() is not [var linear] || linear.Shape[1] != _weights[weight].Shape[1])
            return;
        var module = ParameterPath.Module(linear.Name);
        var parts = left.Where(t => ParameterPath.Module(t.Name) == module).ToList();
        var bias = parts.Find(t => t != linear);
        if (parts.Count > 2 || (bias is null) != (_classifier.Bias is null) || (bias is not null && !bias.Shape.AsSpan().SequenceEqual([linear.Shape[0]])))
            return;
        names[linear] = weight;
        if (bias is not null)
            names[bias] = _classifier.Bias!;
    }

    /// <summary>Records a tensor that matches no weight of the network.</summary>
    private void Leave(Candidate chosen, StoredTensor tensor)
    {
        var isInside = tensor.Name.StartsWith(chosen.Prefix, StringComparison.Ordinal);
        if (isInside && _options.KeepClassifier && _classifier.IsAtEnd(tensor.Name[chosen.Prefix.Length..], chosen.Scheme))
            _ignored.Add(tensor.Name);
        else if (!isInside && (tensor.IsCount || _options.From is not null))
            _ignored.Add(tensor.Name);
        else
            _unused.Add(tensor);
    }

    private void Place(StoredTensor tensor, string name)
    {
        _placed.Add(name);
        if (_options.KeepClassifier && _classifier.Has(name))
            _kept.Add(name);
        else if (tensor is UnreadableTensor unreadable)
            throw _file.Problem(tensor.Name, unreadable.Problem);
        else
            Match(tensor, name, _weights[name]);
    }

    private void Match(StoredTensor tensor, string name, TargetWeight weight)
    {
        var fit = weight.Fit(tensor, name == _stem);
        if (name == _classifier.Weight && tensor.Shape.Length == 2)
            FileClasses = tensor.Shape[0];
        if (fit != WeightFit.None)
        {
            _matches.Add(new WeightMatch(tensor, name, fit == WeightFit.Stem));
            return;
        }

        _wrong.Add(new WeightMismatch(name, StoredTensor.Describe(weight.Type, weight.Shape), tensor.Description));
        if (name == _classifier.Weight && tensor.Shape.Length == 2 && tensor.Shape[1] == weight.Shape[1])
            OtherClasses = (weight.Shape[0], tensor.Shape[0]);
    }
}
