using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Onnx.Export;

/// <summary>Reads the weights of a network's nodes in single precision, after checking that all are there and have the right shape.</summary>
internal sealed class ParameterReader
{
    private const int Shown = 4;

    private readonly IWeightSource _source;
    private readonly Dictionary<string, WeightTensor> _tensors;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">The weights.</param>
    /// <exception cref="ArgumentException">Weights are missing, or have another shape or no real numbers.</exception>
    public ParameterReader(Network network, IWeightSource source)
    {
        _source = source;
        _tensors = source.Tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var problems = network.State.Where(s => s.Kind != StateTensorKind.Count).Select(Problem).OfType<string>().ToList();
        if (problems.Count > 0)
        {
            var more = problems.Count > Shown ? FormattableString.Invariant($", and {problems.Count - Shown} more") : string.Empty;
            throw new ArgumentException($"The weights are not those of this network: {string.Join("; ", problems.Take(Shown))}{more}.", nameof(source));
        }
    }

    /// <summary>Reads a tensor.</summary>
    /// <param name="node">A node of the network that has a path.</param>
    /// <param name="name">The name of the tensor after the path.</param>
    /// <param name="target">Receives its elements in row-major order.</param>
    public void Read(Node node, string name, Span<float> target) => _source.ReadSingles(_tensors[$"{node.Path}.{name}"], target);

    /// <summary>Reads a tensor as numbers.</summary>
    /// <param name="node">A node of the network that has a path.</param>
    /// <param name="name">The name of the tensor after the path.</param>
    public float[] ReadNumbers(Node node, string name) => _source.ReadSingles(_tensors[$"{node.Path}.{name}"]);

    private string? Problem(StateTensor expected)
    {
        if (!_tensors.TryGetValue(expected.Name, out var tensor))
            return $"'{expected.Name}' is missing";
        if (!tensor.Shape.SequenceEqual(expected.Shape.Select(size => (long)size)))
            return $"'{expected.Name}' has shape ({string.Join(", ", tensor.Shape)}) instead of ({string.Join(", ", expected.Shape)})";
        return tensor.Type.IsFloating ? null : $"'{expected.Name}' has elements of {tensor.Type}, which are not weights";
    }
}
