using EffNet.Networks;
using static TorchSharp.torch;
using Linear = TorchSharp.Modules.Linear;

namespace EffNet.Explanation;

/// <summary>The input of the global average pooling before a generated network's classifier, in one run. The network's graph identifies the layers.</summary>
internal sealed class PooledMaps : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _model;
    private readonly Linear _linear;
    private Tensor? _maps;
    private Tensor? _scores;

    private PooledMaps(nn.Module<Tensor, Tensor> model, Linear linear) => (_model, _linear) = (model, linear);

    /// <summary>Gets the input of the global average pooling, of shape (N, C, h, w).</summary>
    public Tensor Maps => _maps!;

    /// <summary>Gets the weights of the linear layer, of shape (classes, C).</summary>
    public Tensor Weights => _linear.weight;

    /// <summary>Adds hooks that keep the maps of the next run.</summary>
    /// <param name="borrowed">The borrowed model.</param>
    /// <param name="model">A generated network, or a module that contains one.</param>
    /// <exception cref="ArgumentException">
    /// The model does not contain exactly one generated network, or the network has no classifier after global average pooling.
    /// </exception>
    public static PooledMaps Watch(BorrowedNetwork borrowed, nn.Module<Tensor, Tensor> model)
    {
        var network = Find(model);
        var graph = network.Network;
        var modules = network.named_modules().ToDictionary(m => m.name, m => m.module, StringComparer.Ordinal);
        if (graph.Classifier is not { } classifier
            || graph.Nodes.FirstOrDefault(n => n.Operation is GlobalAveragePool && n.Inputs[0] == classifier.Maps) is not { Path: { } poolPath }
            || modules.GetValueOrDefault(poolPath) is not nn.Module<Tensor, Tensor> pool
            || modules.GetValueOrDefault(classifier.Linear.Path!) is not Linear linear)
        {
            throw NotSupported(model, "it does not have a classifier after global average pooling");
        }

        var maps = new PooledMaps(model, linear);
        borrowed.Before(pool, read => Keep(ref maps._maps, read));
        borrowed.After(network, scores =>
        {
            Keep(ref maps._scores, scores);
            return null;
        });
        return maps;
    }

    /// <summary>Throws an exception unless the model returns the scores of the generated network in it.</summary>
    /// <param name="logits">The scores of the model.</param>
    public void Check(Tensor logits)
    {
        if (_maps is null || _scores is null || !logits.Equals(_scores))
            throw NotSupported(_model, "it does not return the scores of the generated network that it contains");
    }

    /// <summary>Disposes the kept tensors.</summary>
    public void Dispose()
    {
        _maps?.Dispose();
        _scores?.Dispose();
    }

    private static UnrolledNetwork Find(nn.Module<Tensor, Tensor> model)
    {
        if (model is UnrolledNetwork network)
            return network;
        var inside = model.modules().OfType<UnrolledNetwork>().ToList();
        return inside.Count == 1 ? inside[0] : throw NotSupported(model, $"it contains {(inside.Count == 0 ? "no" : "more than one")} generated network");
    }

    private static void Keep(ref Tensor? kept, Tensor tensor)
    {
        kept?.Dispose();
        kept = tensor.detach();
    }

    private static ArgumentException NotSupported(nn.Module model, string reason) => new(
        $"CAM does not support {model.GetName()}, because {reason}; expected a generated network with a classifier, or a module that returns its scores. "
        + "Use Grad-CAM for other networks.");
}
