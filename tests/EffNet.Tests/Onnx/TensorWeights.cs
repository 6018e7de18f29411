using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet.Tests.Onnx;

/// <summary>Tensors by name as a source of weights.</summary>
/// <param name="state">The tensors.</param>
internal sealed class TensorWeights(IReadOnlyDictionary<string, Tensor> state) : IWeightSource
{
    public IReadOnlyList<WeightTensor> Tensors { get; } = [.. state.Select(t => new WeightTensor(t.Key, ElementType.OfCode((int)t.Value.dtype)!, t.Value.shape))];

    public void Read(WeightTensor tensor, Span<byte> destination) => state[tensor.Name].contiguous().bytes.CopyTo(destination);
}
