using EffNet.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace EffNet.Tests.PyTorch;

/// <summary>Tensors by name as weights.</summary>
/// <param name="state">The tensors, which stay the caller's.</param>
internal sealed class StateWeights(IReadOnlyDictionary<string, Tensor> state) : IWeightSource
{
    private readonly IWeightSource _weights = new Holder(state).ToWeightSource();

    public IReadOnlyList<WeightTensor> Tensors => _weights.Tensors;

    public void Read(WeightTensor tensor, Span<byte> destination) => _weights.Read(tensor, destination);

    /// <summary>A module whose state is given.</summary>
    private sealed class Holder(IReadOnlyDictionary<string, Tensor> state) : nn.Module(nameof(Holder))
    {
        public override Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null) => state.ToDictionary();
    }
}
