using EffNet.Networks;
using EffNet.PyTorch.Structure;

namespace EffNet.PyTorch.TorchScript;

/// <summary>The tensors that the module of a layer has.</summary>
internal static class ScriptState
{
    /// <summary>Returns the tensors; a convolution has the bias of the batch norm that is folded into it.</summary>
    /// <param name="layer">The layer.</param>
    public static IEnumerable<StateTensor> Of(ModuleLayer layer) => layer is { Norm: not null, Operation: Convolution convolution }
        ? (convolution with { Bias = true }).State
        : layer.Operation.State;
}
