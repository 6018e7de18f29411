using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet.Explanation;

/// <summary>The output of a layer in a run, as a leaf of the autograd graph. Gradients are computed only back to this output.</summary>
internal sealed class LeafMaps : IDisposable
{
    private Tensor? _maps;
    private string? _otherShape;
    private int _runs;

    /// <summary>Gets the maps, of shape (N, C, h, w), with gradients.</summary>
    public Tensor Maps => _maps!;

    /// <summary>Adds a hook that detaches the output of <paramref name="layer"/>.</summary>
    public static LeafMaps Watch(BorrowedNetwork network, nn.Module<Tensor, Tensor> layer)
    {
        var seen = new LeafMaps();
        network.After(layer, seen.Cut);
        return seen;
    }

    /// <summary>
    /// Throws an exception unless the layer ran once and returned maps. The hook does not throw it, because an exception in a hook would leave tensors of the run
    /// undisposed.
    /// </summary>
    public void Check(nn.Module model, nn.Module layer)
    {
        if (_runs == 0)
            throw new ArgumentException($"{model.GetName()} did not run the layer {layer.GetName()}. Pass a stage, block or layer of the same network object.", nameof(layer));
        if (_runs > 1)
            throw new ArgumentException($"{model.GetName()} ran the layer {layer.GetName()} {_runs} times; expected one run. Pass a layer that runs once.", nameof(layer));
        if (_otherShape is not null)
        {
            throw new ArgumentException(
                $"{layer.GetName()} returned a tensor of shape {_otherShape}; expected a batch of maps (N, C, h, w). Pass a stage, block or layer before the pooling.",
                nameof(layer));
        }
    }

    /// <summary>Disposes the maps.</summary>
    public void Dispose() => _maps?.Dispose();

    private Tensor? Cut(Tensor output)
    {
        _runs++;
        if (output.ndim != 4)
        {
            _otherShape = TensorShape.Of(output.shape);
            return null;
        }

        _maps?.Dispose();
        _maps = output.detach().requires_grad_(true);

        // Return a copy, because the next layer may overwrite its input, and a leaf must not be overwritten.
        return _maps.clone();
    }
}
