using EffNet.Networks;
using EffNet.PyTorch.Structure;
using EffNet.PyTorch.Weights;
using EffNet.Weights;

namespace EffNet.PyTorch.TorchScript;

/// <summary>Finds the tensors of the modules of an archive.</summary>
/// <param name="tensors">The tensors of the network.</param>
internal sealed class ScriptTensors(NetworkTensors tensors)
{
    /// <summary>Returns the tensors of a module, in the order of its class.</summary>
    /// <param name="layer">The layer of the module.</param>
    /// <exception cref="ArgumentException">A tensor is missing in the weights, or its shape or element type differs.</exception>
    public IEnumerable<SavedTensor> Of(ModuleLayer layer) =>
        layer.Norm is { } norm ? Folded(layer.Node, norm) : layer.Operation.State.Select(state => Plain(layer.Node, state));

    private SavedTensor Plain(Node node, StateTensor state) => state.Kind == StateTensorKind.Count
        ? new CountTensor($"{node.Path}.{state.Name}", tensors.Count(node, state))
        : new CopiedTensor(tensors.Source, tensors.Find(node, state));

    /// <summary>Returns filters and bias. The batch norm is checked now and read when the tensors are written.</summary>
    private List<SavedTensor> Folded(Node node, Node norm)
    {
        var filters = tensors.Find(node, node.Operation.State[0]);
        foreach (var state in norm.Operation.State.Where(t => t.Kind != StateTensorKind.Count))
            tensors.Find(norm, state);
        var folded = new Lazy<FoldedNorm>(() => FoldedNorm.Read(tensors, norm));
        return [new FoldedFilters(tensors, filters, folded), new FoldedBias($"{node.Path}.bias", filters.Type, filters.Shape[0], folded)];
    }
}
