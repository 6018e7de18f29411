using System.Diagnostics;
using static TorchSharp.torch;

namespace EffNet.Benchmarks.Peers;

/// <summary>The files that the workers of one run share: weights, and torchvision's modules.</summary>
internal static class SharedFiles
{
    public static string Weights(string folder, string variant) => Path.Combine(folder, variant + ".dat");

    public static string Safetensors(string folder, string variant) => Path.Combine(folder, variant + ".safetensors");

    public static string Engine(string folder, string variant, bool hasHalves) => Path.Combine(folder, $"{variant}.{(hasHalves ? "half" : "single")}.engine");

    public static string Script(string folder, string variant) => Path.Combine(folder, variant + ".pt");

    /// <summary>
    /// Saves weights with matching running statistics. With initial statistics, values would decrease from block to block, and the times of computations with tiny numbers differ.
    /// </summary>
    public static void WriteWeights(string folder, string variant)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var network = PeerNetwork.Find(variant).Create(1000, 3, null, null);
        foreach (var norm in network.modules().OfType<TorchSharp.Modules.BatchNorm2d>())
            norm.momentum = 1;
        network.call(rand(4, 3, 224, 224));
        network.save(Weights(folder, variant));
    }

    /// <summary>Writes torchvision's module with Python.</summary>
    /// <returns>true if a Python with torchvision wrote the module; otherwise, false.</returns>
    public static bool TryWriteScript(string folder, string variant, string python) =>
        TryRun(python, "script_torchvision.py", PeerNetwork.TorchvisionName(variant), Script(folder, variant));

    /// <summary>Runs a Python script of this project. Returns false if the interpreter does not exist or the script fails; otherwise, true.</summary>
    public static bool TryRun(string python, string script, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, script), .. arguments]) { RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
