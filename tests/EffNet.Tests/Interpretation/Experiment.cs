using EffNet.Language.Networks;
using EffNet.Networks;
using EffNet.Tests.Networks;
using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>What a right network computes, and how far from it wrong ones are.</summary>
internal sealed class Experiment
{
    private readonly Tensor _images;
    private readonly Dictionary<string, Tensor> _state;

    public Experiment(string type, Tensor images)
    {
        _images = images;
        Network = NetworkCatalog.Find(type);
        _state = CalibratedState.Of(Network).ToDictionary(entry => entry.Key, entry => entry.Value.to(ScalarType.Float64));
        Expected = Run(Network, _state);
    }

    /// <summary>The right network.</summary>
    public Network Network { get; }

    /// <summary>Its logits.</summary>
    public Tensor Expected { get; }

    /// <summary>The names of all convolutions' weights.</summary>
    public IReadOnlyList<string> Convolutions => [.. _state.Where(entry => entry.Value.ndim == 4).Select(entry => entry.Key)];

    /// <summary>Every layer that computes <typeparamref name="TOperation"/>, as <see cref="EditedNetwork.Edit"/> names it.</summary>
    public IReadOnlyList<string> PathsOf<TOperation>()
    {
        var paths = new List<string>();
        Network.Edit((layer, path) =>
        {
            if (layer.Operation is TOperation)
                paths.Add(path);
            return layer;
        });
        return paths;
    }

    /// <summary>How far the logits move when <paramref name="wrong"/> is computed instead.</summary>
    public double DistanceTo(Network wrong) => Agreement.Distance(Expected, Run(wrong, _state));

    /// <summary>How far the logits move when the entry <paramref name="name"/> is zeros.</summary>
    public double DistanceWithZeros(string name) =>
        Agreement.Distance(Expected, Run(Network, new Dictionary<string, Tensor>(_state) { [name] = zeros_like(_state[name]) }));

    private Tensor Run(Network network, IReadOnlyDictionary<string, Tensor> weights) => new Interpreter(network, weights).Run(_images);
}
