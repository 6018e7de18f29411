using EffNet.Networks;

namespace EffNet.Onnx.Import;

/// <summary>
/// Finds the weights of a network in a model by walking both graphs from their outputs to their inputs. Names are ignored. If the inputs of a sum or product
/// can be in either order, both orders are tried.
/// </summary>
internal sealed class GraphMatch
{
    /// <summary>The limit of tries, as a multiple of the number of nodes. Models of published networks need less than two tries per node.</summary>
    private const int MostTries = 50;

    private readonly Network _network;
    private readonly NodeMatcher _matcher;
    private readonly ModelGraph _model;
    private readonly string?[] _names;
    private readonly List<int> _named = [];
    private readonly List<FoundWeight> _weights = [];
    private readonly Stack<Choice> _choices = new();
    private Pending? _pending;
    private (int Depth, string Difference) _deepest = (-1, string.Empty);

    private GraphMatch(Network network, ModelGraph model, TensorNumbers numbers, bool hasFixedSize)
    {
        (_network, _model, _matcher) = (network, model, new NodeMatcher(network, model, numbers, hasFixedSize));
        _names = new string?[1 + network.Nodes.Sum(n => n.Outputs.Count)];
    }

    /// <summary>Gets the weights that were found.</summary>
    public IReadOnlyList<FoundWeight> Weights => _weights;

    /// <summary>Gets a value that indicates whether the model preprocesses its input before the network.</summary>
    public bool IsPrepared { get; private set; }

    /// <summary>Matches a network with a model.</summary>
    /// <param name="network">The network.</param>
    /// <param name="model">The model.</param>
    /// <param name="output">The name of the model's value that should be the first output of the network.</param>
    /// <param name="numbers">The reader of the model's constants.</param>
    /// <param name="hasFixedSize">Whether the model reads only images of the network's size.</param>
    /// <param name="difference">Receives the difference; <see langword="null"/> if there is none.</param>
    /// <returns>The match; <see langword="null"/> if the graphs differ.</returns>
    public static GraphMatch? Find(Network network, ModelGraph model, string output, TensorNumbers numbers, bool hasFixedSize, out string? difference)
    {
        var match = new GraphMatch(network, model, numbers, hasFixedSize);
        difference = match.Run(output) ? match.FindPreparation() : match._deepest.Difference;
        return difference is null ? match : null;
    }

    /// <summary>Returns <see langword="true"/> if the weights are the same tensors as in another match; otherwise, <see langword="false"/>.</summary>
    /// <param name="other">The other match, of the same network and the same model.</param>
    public bool HasWeightsOf(GraphMatch other) =>
        _weights.Select(w => w.Tensor).ToHashSet<object?>(ReferenceEqualityComparer.Instance).SetEquals(other._weights.Select(w => w.Tensor));

    private string? FindPreparation()
    {
        var difference = ImagePreparation.Difference(_model, _names[Value.Image] ?? string.Empty, out var isPrepared);
        IsPrepared = isPrepared;
        return difference;
    }

    private bool Run(string output)
    {
        _pending = new Pending(_network.Outputs[0].Value, output, null);
        for (var tries = (long)MostTries * (_network.Nodes.Count + 1); tries > 0; tries--)
        {
            if (_pending is not { } next)
                return true;
            _pending = next.Rest;
            if (!TryMatch(next.Value, _model.Resolve(next.Name)) && !GoBack())
                return false;
        }

        _deepest = (int.MaxValue, "the inputs of the model's sums and products can be arranged in too many ways");
        return false;
    }

    private bool TryMatch(Value value, string name)
    {
        if (_names[value.Number] is { } known)
            return known == name || Fail($"expected the value '{known}' of the model, but found '{name}'");
        Assign(value, name);
        if (value.Number == Value.Image)
            return true;
        var result = _matcher.Match(value, name);
        if (result.Difference is { } difference)
            return Fail(difference);
        for (var i = result.Steps.Length - 1; i > 0; i--)
            _choices.Push(new Choice(result.Steps[i], _named.Count, _weights.Count, _pending));
        Take(result.Steps[0]);
        return true;
    }

    private void Assign(Value value, string name)
    {
        _names[value.Number] = name;
        _named.Add(value.Number);
    }

    private void Take(MatchStep step)
    {
        _weights.AddRange(step.Weights);
        for (var i = step.Inputs.Length - 1; i >= 0; i--)
            _pending = new Pending(step.Inputs[i].Value, step.Inputs[i].Name, _pending);
    }

    /// <summary>
    /// Records a difference. The difference after the largest number of matching values is reported, because other differences can result from trying inputs in
    /// the wrong order.
    /// </summary>
    private bool Fail(string difference)
    {
        if (_named.Count > _deepest.Depth)
            _deepest = (_named.Count, difference);
        return false;
    }

    private bool GoBack()
    {
        if (!_choices.TryPop(out var choice))
            return false;
        for (var i = _named.Count - 1; i >= choice.Named; i--)
            _names[_named[i]] = null;
        _named.RemoveRange(choice.Named, _named.Count - choice.Named);
        _weights.RemoveRange(choice.Weights, _weights.Count - choice.Weights);
        _pending = choice.Pending;
        Take(choice.Step);
        return true;
    }

    /// <summary>A list of values that have not been compared yet.</summary>
    private sealed record Pending(Value Value, string Name, Pending? Rest);

    /// <summary>An alternative step, with the state before it.</summary>
    private sealed record Choice(MatchStep Step, int Named, int Weights, Pending? Pending);
}
