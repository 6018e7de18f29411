using EffNet.Networks;
using EffNet.PyTorch;
using EffNet.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace EffNet.Tests.PyTorch;

/// <summary>A network that was written as an archive and loaded by libtorch, which runs it.</summary>
internal static class ScriptedNetwork
{
    /// <summary>Writes a network and loads it.</summary>
    public static jit.ScriptModule<Tensor, Tensor> Load(Network network, IWeightSource weights, TorchScriptOptions options)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.PathOf("network.pt");
        TorchScriptExporter.Export(network, weights, path, options);
        return jit.load<Tensor, Tensor>(path);
    }

    /// <summary>The same, with the weights of a state.</summary>
    public static jit.ScriptModule<Tensor, Tensor> Load(Network network, IReadOnlyDictionary<string, Tensor> state, TorchScriptOptions options) =>
        Load(network, new StateWeights(state), options);
}
