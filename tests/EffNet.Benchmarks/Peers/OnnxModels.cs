using EffNet.Inference;

namespace EffNet.Benchmarks.Peers;

/// <summary>Two ONNX models of one network with the same weights: EffNet's export, and PyTorch's export of torchvision's network. Also the files of the engine.</summary>
internal static class OnnxModels
{
    public const string Own = "EffNet's export";
    public const string OfPyTorch = "PyTorch's export";

    /// <summary>Returns the path of a model.</summary>
    public static string Path(string folder, string variant, string peer) => System.IO.Path.Combine(folder, $"{variant}.{(peer == Own ? "own" : "torch")}.onnx");

    /// <summary>Writes both models and the engine's files. Returns the names of the models that could be written: PyTorch's export requires Python.</summary>
    public static IReadOnlyList<string> Write(string folder, string variant, string python)
    {
        SharedFiles.WriteWeights(folder, variant);
        using var network = PeerNetwork.Find(variant).Create(1000, 3, null, null, initialize: false);
        network.load(SharedFiles.Weights(folder, variant));
        network.ExportOnnx(Path(folder, variant, Own));
        network.SaveWeights(SharedFiles.Safetensors(folder, variant));
        foreach (var hasHalves in new[] { false, true })
        {
            using var engine = network.Compile(new InferenceOptions { HalfWeights = hasHalves });
            engine.Save(SharedFiles.Engine(folder, variant, hasHalves));
        }

        var weights = System.IO.Path.Combine(folder, variant + ".pth");
        network.SaveWeights(weights);
        return SharedFiles.TryRun(python, "export_torchvision.py", PeerNetwork.TorchvisionName(variant), weights, Path(folder, variant, OfPyTorch)) ? [Own, OfPyTorch] : [Own];
    }
}
