using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>The weights of a module, for exporters and engines that read an <see cref="IWeightSource"/>.</summary>
internal sealed class ModuleWeightSource : IWeightSource
{
    private readonly Dictionary<string, Tensor> _state;
    private readonly Dictionary<string, WeightTensor> _tensors;

    /// <summary>Initializes a new instance of the <see cref="ModuleWeightSource"/> class.</summary>
    /// <param name="module">The module. It is not disposed.</param>
    /// <exception cref="NotSupportedException">A tensor has elements of a type that weights do not support.</exception>
    public ModuleWeightSource(nn.Module module)
    {
        _state = module.state_dict();
        Tensors = [.. _state.Select(w => new WeightTensor(
            w.Key,
            ModuleElementType.Find(w.Value.dtype) ?? throw new NotSupportedException($"'{w.Key}' has the element type {w.Value.dtype}, which is not supported for weights."),
            w.Value.shape))];
        _tensors = Tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyList<WeightTensor> Tensors { get; }

    /// <inheritdoc/>
    public void Read(WeightTensor tensor, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (!_state.TryGetValue(tensor.Name, out var weight))
            throw new ArgumentException($"This module does not have a tensor '{tensor.Name}'.", nameof(tensor));
        tensor.Check(_tensors[tensor.Name], destination);
        if (destination.IsEmpty)
            return;
        using var detached = weight.detach();
        using var here = detached.cpu();
        using var row = here.contiguous();
        row.bytes.CopyTo(destination);
    }
}
