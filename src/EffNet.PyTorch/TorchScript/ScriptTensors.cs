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
    /// <param name="layer">The layer that the module is.</param>
    /// <exception cref="ArgumentException">The weights do not have a tensor, or have it in another shape or with other elements.</exception>
    public IEnumerable<SavedTensor> Of(ModuleLayer layer) =>
        layer.Norm is { } norm ? Folded(layer.Node, norm) : layer.Operation.State.Select(state => Plain(layer.Node, state));

    private SavedTensor Plain(Node node, StateTensor state) => state.Kind == StateTensorKind.Count
        ? new CountTensor($"{node.Path}.{state.Name}", tensors.Count(node, state))
        : new CopiedTensor(tensors.Source, tensors.Find(node, state));

    /// <summary>Returns filters and bias, and checks the batch norm, which is read only when they are written.</summary>
    private List<SavedTensor> Folded(Node node, Node norm)
    {
        var filters = tensors.Find(node, node.Operation.State[0]);
        foreach (var state in norm.Operation.State.Where(t => t.Kind != StateTensorKind.Count))
            tensors.Find(norm, state);
        var folded = new Lazy<FoldedNorm>(() => FoldedNorm.Read(tensors, norm));
        return [new FoldedFilters(tensors, filters, folded), new FoldedBias($"{node.Path}.bias", filters.Type, filters.Shape[0], folded)];
    }
}
