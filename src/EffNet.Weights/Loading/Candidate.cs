using System.Text.RegularExpressions;

namespace EffNet.Weights;

/// <summary>
/// A location in a file that may contain the weights of a network: tensors of one dictionary whose names, without a prefix, are names of the network in the
/// naming convention of one library.
/// </summary>
/// <param name="table">The dictionary.</param>
/// <param name="prefix">The prefix of the names.</param>
/// <param name="scheme">The naming convention.</param>
internal sealed partial class Candidate(TensorTable table, string prefix, NameScheme scheme)
{
    private readonly Dictionary<string, StoredTensor> _found = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(int Stage, int Index), List<(string Suffix, StoredTensor Tensor)>> _blocks = [];

    /// <summary>Gets the dictionary.</summary>
    public TensorTable Table => table;

    /// <summary>Gets the prefix of the names, including its separator; empty for none.</summary>
    public string Prefix => prefix;

    /// <summary>Gets the naming convention.</summary>
    public NameScheme Scheme => scheme;

    /// <summary>Gets the name by which the location is listed and selected.</summary>
    public string Name => table.Path.IsEmpty || prefix.Length == 0 ? table.Name + prefix : $"{table.Name}/{prefix}";

    /// <summary>Gets the tensors by the network's names.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Found => _found;

    /// <summary>Gets the number of weights that have a matching tensor.</summary>
    public int Fits { get; private set; }

    /// <summary>Gets the number of weights that have a tensor with their name, of any shape.</summary>
    public int Named { get; private set; }

    /// <summary>
    /// Gets a value that indicates whether a key or the prefix contains the word <c>ema</c>, which marks an exponential moving average of weights.
    /// </summary>
    public bool IsAverage => table.Path.Any(k => AverageWord().IsMatch(k)) || AverageWord().IsMatch(prefix);

    /// <summary>Adds a tensor under its name in the network.</summary>
    public void Add(string name, StoredTensor tensor) => _found.TryAdd(name, tensor);

    /// <summary>Adds a tensor of a block. Its name in the network is determined when all blocks are known.</summary>
    public void Add(int stage, int index, string rest, StoredTensor tensor)
    {
        if (!_blocks.TryGetValue((stage, index), out var block))
            _blocks.Add((stage, index), block = []);
        block.Add((rest, tensor));
    }

    /// <summary>Counts the matching tensors, after all tensors have been added.</summary>
    /// <param name="weights">The weights of the network to count, by name.</param>
    /// <param name="stem">The name of the first convolution's filters.</param>
    public void Measure(IReadOnlyDictionary<string, TargetWeight> weights, string? stem)
    {
        foreach (var (ours, theirs) in scheme.Blocks.Zip(_blocks.Values))
        {
            foreach (var (rest, tensor) in theirs)
            {
                if (ours.TryGetValue(rest, out var name))
                    Add(name, tensor);
            }
        }

        foreach (var (name, tensor) in _found)
        {
            if (!weights.TryGetValue(name, out var weight))
                continue;
            Named++;
            if (weight.Fit(tensor, name == stem) != WeightFit.None)
                Fits++;
        }
    }

    /// <summary>
    /// Returns <see langword="true"/> if both locations have exactly the same tensors, for example of a module that a program saves under two names; otherwise,
    /// <see langword="false"/>.
    /// </summary>
    public bool IsSameAs(Candidate other) =>
        Found.Count == other.Found.Count && Found.All(f => other.Found.TryGetValue(f.Key, out var tensor) && IsSame(f.Value, tensor));

    private static bool IsSame(StoredTensor a, StoredTensor b) => ReferenceEquals(a, b) || (a is PickledTensor one && b is PickledTensor two && one.IsSameView(two));

    // Matches the word by itself or in camel case: 'state_dict_ema', 'model.ema', 'modelEma', 'EMAModel'; not 'schema' or 'cinema'.
    [GeneratedRegex("(?<![A-Za-z])(ema|EMA)(?![a-z])|(?<![A-Za-z])Ema(?![a-z])|(?<=[a-z])Ema(?![a-z])|(?<=[a-z])EMA(?![a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex AverageWord();
}
