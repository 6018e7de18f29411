using EffNet.Language.Networks;
using EffNet.Networks;
using EffNet.Tests.Networks;
using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>The logits of a correct network, and the distance of wrong networks from these logits.</summary>
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

    /// <summary>Gets the correct network.</summary>
    public Network Network { get; }

    /// <summary>Gets the logits of the correct network.</summary>
    public Tensor Expected { get; }

    /// <summary>Gets the names of the weights of all convolutions.</summary>
    public IReadOnlyList<string> Convolutions => [.. _state.Where(entry => entry.Value.ndim == 4).Select(entry => entry.Key)];

    /// <summary>Returns the name of every layer with the operation <typeparamref name="TOperation"/>, as <see cref="EditedNetwork.Edit"/> passes it.</summary>
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

    /// <summary>Returns the distance of the logits of <paramref name="wrong"/> from the logits of the correct network.</summary>
    public double DistanceTo(Network wrong) => Agreement.Distance(Expected, Run(wrong, _state));

    /// <summary>Returns the distance of the logits if the tensor <paramref name="name"/> contains only zeros.</summary>
    public double DistanceWithZeros(string name) =>
        Agreement.Distance(Expected, Run(Network, new Dictionary<string, Tensor>(_state) { [name] = zeros_like(_state[name]) }));

    private Tensor Run(Network network, IReadOnlyDictionary<string, Tensor> weights) => new Interpreter(network, weights).Run(_images);
}
