using EffNet.Networks;
using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.Python;

/// <summary>The style that the layers of a network have in common, and the helpers that they use.</summary>
/// <param name="layers">The layers of the network.</param>
internal sealed class PythonStyle(LayerList layers)
{
    private readonly HashSet<PythonHelper> _used = [];

    /// <summary>Gets a value that indicates whether convolutions pad as in TensorFlow.</summary>
    public bool HasSameConvolutions { get; } = layers.Layers.Any(l => l.Pad is not null && l.Operation is Convolution);

    /// <summary>Gets the layer whose outputs are the scores of the classes; <see langword="null"/> if there is none.</summary>
    public Node? Classifier { get; } = layers.Network.Classifier?.Linear;

    /// <summary>Gets the shapes of all values by their numbers.</summary>
    public IReadOnlyDictionary<int, Shape> Shapes => layers.Shapes;

    /// <summary>Gets the helpers that are used. Each helper comes after the helpers that it calls.</summary>
    public IEnumerable<PythonHelper> Helpers => PythonHelper.All.Where(_used.Contains);

    /// <summary>Marks a helper as used and returns its name.</summary>
    /// <param name="helper">The helper.</param>
    public string Use(PythonHelper helper)
    {
        for (var used = helper; used is not null; used = used.Needs)
            _used.Add(used);
        return helper.Name;
    }
}
