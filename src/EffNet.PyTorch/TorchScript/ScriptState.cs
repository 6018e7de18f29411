using EffNet.Networks;
using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.TorchScript;

/// <summary>Lists the tensors of layers.</summary>
internal static class ScriptState
{
    /// <summary>Returns the tensors of a layer. A convolution into which a batch norm is folded has a bias.</summary>
    /// <param name="layer">The layer.</param>
    public static IEnumerable<StateTensor> Of(ModuleLayer layer) => layer is { Norm: not null, Operation: Convolution convolution }
        ? (convolution with { Bias = true }).State
        : layer.Operation.State;
}
