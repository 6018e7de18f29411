using EffNet.Networks;
using EffNet.PyTorch;
using EffNet.Weights;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.PyTorch;

/// <summary>A network that was written as an archive and loaded by libtorch, which runs it.</summary>
internal static class ScriptedNetwork
{
    /// <summary>Writes a network to a file.</summary>
    public static void Export(Network network, IWeightSource weights, string path, TorchScriptOptions? options = null) =>
        TorchScriptExporter.Export(network, weights, path, options, TestContext.Current.CancellationToken);

    /// <summary>Writes a network to a stream.</summary>
    public static void Export(Network network, IWeightSource weights, Stream stream, TorchScriptOptions? options = null) =>
        TorchScriptExporter.Export(network, weights, stream, options, TestContext.Current.CancellationToken);

    /// <summary>Writes a network and loads it.</summary>
    public static jit.ScriptModule<Tensor, Tensor> Load(Network network, IWeightSource weights, TorchScriptOptions options)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.PathOf("network.pt");
        Export(network, weights, path, options);
        return jit.load<Tensor, Tensor>(path);
    }

    /// <summary>Writes a network with the weights of a state and loads it.</summary>
    public static jit.ScriptModule<Tensor, Tensor> Load(Network network, IReadOnlyDictionary<string, Tensor> state, TorchScriptOptions options) =>
        Load(network, new StateWeights(state), options);
}
