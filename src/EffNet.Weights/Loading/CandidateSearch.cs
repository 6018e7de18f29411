using System.Globalization;

namespace EffNet.Weights;

/// <summary>
/// Finds the locations in a file that may contain the weights of a network. If the name of a tensor ends in a name of the network, the text before it may be a
/// prefix. The work for each tensor is limited by the length of the network's longest name, even if the tensor's name is longer.
/// </summary>
internal sealed class CandidateSearch
{
    private readonly Dictionary<string, List<(NameScheme Scheme, string Name)>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<NameScheme>> _rests = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ends = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Prefix, NameScheme Scheme), Candidate> _candidates = [];
    private readonly int _longest;

    private CandidateSearch(IReadOnlyList<NameScheme> schemes)
    {
        foreach (var scheme in schemes)
        {
            foreach (var (theirs, ours) in scheme.Names)
                Note(_names, theirs, (scheme, ours));
            foreach (var rest in scheme.Blocks.SelectMany(b => b.Keys).Distinct())
                Note(_rests, rest, scheme);
        }

        _longest = _names.Keys.Concat(_rests.Keys).Select(n => n.Length).DefaultIfEmpty().Max();
    }

    /// <summary>Returns the locations in the order of the file.</summary>
    /// <param name="tables">The dictionaries of the file.</param>
    /// <param name="target">The target.</param>
    /// <param name="counts">The function that selects the weights to count when locations are compared.</param>
    /// <param name="stem">The name of the first convolution's filters.</param>
    public static List<Candidate> Find(IEnumerable<TensorTable> tables, IWeightTarget target, Func<TargetWeight, bool> counts, string? stem)
    {
        var search = new CandidateSearch(NameScheme.Of(target));
        var weights = target.Weights.Where(counts).ToDictionary(w => w.Name, StringComparer.Ordinal);
        var found = new List<Candidate>();
        foreach (var table in tables)
        {
            search._candidates.Clear();
            foreach (var tensor in table.Tensors)
                search.Look(table, tensor);
            found.AddRange(search._candidates.Values);
        }

        foreach (var candidate in found)
            candidate.Measure(weights, stem);
        return found;
    }

    private void Note<T>(Dictionary<string, List<T>> names, string name, T meaning)
    {
        if (!names.TryGetValue(name, out var meanings))
            names.Add(name, meanings = []);
        meanings.Add(meaning);
        _ends.Add(End(name));
    }

    private static string End(string name) => name[(name.LastIndexOf('.') + 1)..];

    private void Look(TensorTable table, StoredTensor tensor)
    {
        var name = tensor.Name;
        var lowest = Math.Max(0, name.Length - _longest);
        if (name.Length - name.LastIndexOf('.') - 1 > _longest)
            return;
        // Skip tensors such as optimizer state, whose names do not end in a name of the network.
        if (!_ends.Contains(End(name)))
            return;
        for (var at = name.Length - 1; at >= lowest; at--)
        {
            if (at > 0 && char.IsLetterOrDigit(name[at - 1]))
                continue;
            var suffix = name[at..];
            if (_names.TryGetValue(suffix, out var meanings))
                AddNamed(table, tensor, name[..at], meanings);
            if (_rests.TryGetValue(suffix, out var schemes))
                AddInBlock(table, tensor, at, schemes);
        }
    }

    private void AddNamed(TensorTable table, StoredTensor tensor, string prefix, List<(NameScheme Scheme, string Name)> meanings)
    {
        foreach (var (scheme, ours) in meanings)
            Get(table, prefix, scheme).Add(ours, tensor);
    }

    private void AddInBlock(TensorTable table, StoredTensor tensor, int at, List<NameScheme> schemes)
    {
        foreach (var scheme in schemes)
        {
            var (index, afterStage) = Number(tensor.Name, at);
            var (stage, afterWord) = Number(tensor.Name, afterStage);
            if (stage < 0 || index < 0 || !tensor.Name.AsSpan(0, afterWord).EndsWith(scheme.BlockWord, StringComparison.Ordinal))
                continue;
            var prefix = tensor.Name[..(afterWord - scheme.BlockWord.Length)];
            if (prefix.Length == 0 || !char.IsLetterOrDigit(prefix[^1]))
                Get(table, prefix, scheme).Add(stage, index, tensor.Name[at..], tensor);
        }
    }

    /// <summary>
    /// Parses the number and the dot that end at a position, as in <c>blocks.12.</c>. Returns the number and its first position; -1 and 0 if there is no number in
    /// the form that libraries write.
    /// </summary>
    private static (int Number, int Start) Number(string name, int end)
    {
        if (end < 2 || name[end - 1] != '.')
            return (-1, 0);
        var start = end - 1;
        while (start > 0 && end - start < 6 && char.IsAsciiDigit(name[start - 1]))
            start--;
        var digits = name.AsSpan(start, end - 1 - start);
        return digits.Length is 0 or > 4 || (digits.Length > 1 && digits[0] == '0') ? (-1, 0) : (int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture), start);
    }

    private Candidate Get(TensorTable table, string prefix, NameScheme scheme)
    {
        if (!_candidates.TryGetValue((prefix, scheme), out var candidate))
            _candidates.Add((prefix, scheme), candidate = new Candidate(table, prefix, scheme));
        return candidate;
    }
}
